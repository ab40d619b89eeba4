import { sql } from "@/lib/platform/db/sql";

/** A sign-in stands in the audit log of every workspace of the person; a try for an unknown account in none of them. */
export async function recordSignIn(
  user: { id: string | null; name: string },
  action: "sign-in.done" | "sign-in.refused" | "sign-out.done" | "password.changed",
  facts: { ip: string | undefined; requestId: string },
): Promise<void> {
  await sql.execute(
    `INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, result, ip, request_id)
     SELECT m.workspace_id, 'member', m.id::text, $2, $3, 'user', $1::text, $4, $5, $6
     FROM (SELECT 1) AS once LEFT JOIN member m ON m.user_id = $1::uuid AND m.disabled_at IS NULL`,
    [user.id, user.name.slice(0, 200), action, action === "sign-in.refused" ? "refused" : "done", facts.ip ?? null, facts.requestId],
  );
}
