import { systemContext } from "@/lib/access/system-context";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import { recordAudit } from "@/lib/audit/record-audit";
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
  action: AuditAction,
  { facts, before, after, operator = false }: Change,
): Promise<void> {
  const { rows: mine } = await client.query<{ id: string; workspaceId: string }>(
    `SELECT id::text, workspace_id::text AS "workspaceId" FROM member
     WHERE user_id = $1::uuid AND disabled_at IS NULL
     ORDER BY id`,
    [user.id],
  );
  const from = mine.length > 1 ? undefined : facts;
  for (const { id, workspaceId } of mine.length > 0 ? mine : [{ id: null, workspaceId: null }]) {
    const { actor } = systemContext(workspaceId, "operator");
    await recordAudit(
      client,
      {
        workspaceId,
        actor: operator ? actor : { kind: "member", id, name: user.name },
        requestId: from?.requestId ?? null,
        ip: from?.ip,
      },
      { action, entity: "user", entityId: user.id, before, after },
    );
  }
}
