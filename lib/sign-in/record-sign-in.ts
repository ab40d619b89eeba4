import { sql } from "@/lib/platform/db/sql";

/**
 * Whose sign-in a workspace may read: one that opened it (`record-visit.ts` writes that line when
 * it happens), and its end. One that came to nothing opened none: it stands in the log of the
 * person's workspace while they have only one, and otherwise, as for an unknown account, in no
 * workspace.
 */
export async function recordSignIn(
  user: { id: string | null; name: string },
  action: "sign-in.refused" | "sign-out.done",
  facts: { ip: string | undefined; requestId: string; sessionId?: string },
): Promise<void> {
  await sql.execute(
    `WITH mine AS (SELECT id, workspace_id FROM member WHERE user_id = $1::uuid AND disabled_at IS NULL),
       told AS (SELECT * FROM mine WHERE CASE WHEN $7::uuid IS NULL THEN (SELECT count(*) FROM mine) = 1
         ELSE workspace_id IN (SELECT workspace_id FROM session_workspace WHERE session_id = $7) END)
     INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, result, ip, request_id)
     SELECT t.workspace_id, 'member', t.id::text, $2, $3, 'user', $1::text, $4, $5, $6 FROM (SELECT 1) AS once LEFT JOIN told t ON true`,
    [
      user.id,
      user.name.slice(0, 200),
      action,
      action === "sign-in.refused" ? "refused" : "done",
      facts.ip ?? null,
      facts.requestId,
      facts.sessionId ?? null,
    ],
  );
}
