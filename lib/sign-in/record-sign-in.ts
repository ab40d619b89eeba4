import { recordAudit } from "@/lib/audit/record-audit";
import { sql } from "@/lib/platform/db/sql";

/**
 * Whose sign-in a workspace may read: one that opened it (`record-visit.ts` writes that line when
 * it happens), and its end. One that came to nothing opened none: it stands in the log of the
 * person's workspace while they have only one, and otherwise, as for an unknown account, in no
 * workspace.
 */
export async function recordSignIn(
  user: { id: string | null; name: string },
  action: "signIn.refused" | "signOut.done",
  facts: { ip: string | undefined; requestId: string; sessionId?: string },
): Promise<void> {
  const mine = await sql.query<{ id: string; workspaceId: string; visited: boolean }>(
    `SELECT m.id, m.workspace_id AS "workspaceId", v.session_id IS NOT NULL AS visited
     FROM member m LEFT JOIN session_workspace v ON v.workspace_id = m.workspace_id AND v.session_id = $2
     WHERE m.user_id = $1 AND m.disabled_at IS NULL
     ORDER BY m.id`,
    [user.id, facts.sessionId ?? null],
  );
  const alone = mine.length === 1 ? mine : [];
  const told = facts.sessionId === undefined ? alone : mine.filter(({ visited }) => visited);
  for (const { id, workspaceId } of told.length > 0 ? told : [{ id: null, workspaceId: null }])
    await recordAudit(
      sql,
      {
        workspaceId,
        actor: { kind: "member", id, name: user.name },
        requestId: facts.requestId,
        ip: facts.ip,
      },
      {
        action,
        entity: "user",
        entityId: user.id,
        result: action === "signIn.refused" ? "refused" : "done",
      },
    );
}
