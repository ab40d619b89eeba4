import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

interface Change {
  /** Where the request came from; the operator's commands come from nowhere. */
  facts?: { ip: string | undefined; requestId: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  operator?: boolean;
}

/**
 * What happened to a person outside every workspace stands in the audit log of each one that they
 * belong to. The address they came from stands there only when it is their one workspace: no other
 * administrator reads where somebody else's member was.
 */
export async function recordPersonChange(
  client: SqlRunner,
  user: { id: string; name: string },
  action:
    | "password.changed"
    | "member.password-link-made"
    | "person.renamed"
    | "person.language-changed"
    | "person.address-changed"
    | "person.address-asked",
  { facts, before, after, operator = false }: Change,
): Promise<void> {
  await client.query(
    `WITH mine AS (SELECT id, workspace_id FROM member WHERE user_id = $1::uuid AND disabled_at IS NULL)
     INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, result, before, after, ip, request_id)
     SELECT m.workspace_id, CASE WHEN $2 THEN 'system' ELSE 'member' END, CASE WHEN $2 THEN 'operator' ELSE m.id::text END,
       CASE WHEN $2 THEN 'Operator' ELSE $3 END, $4, 'user', $1::text, 'done', $8::jsonb, $5::jsonb,
       CASE WHEN (SELECT count(*) FROM mine) <= 1 THEN $6 END, CASE WHEN (SELECT count(*) FROM mine) <= 1 THEN $7 END
     FROM (SELECT 1) AS once LEFT JOIN mine m ON true`,
    [
      user.id,
      operator,
      user.name.slice(0, 200),
      action,
      after === undefined ? null : JSON.stringify(after),
      facts?.ip ?? null,
      facts?.requestId ?? null,
      before === undefined ? null : JSON.stringify(before),
    ],
  );
}
