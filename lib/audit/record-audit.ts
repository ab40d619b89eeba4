import type { WorkspaceContext } from "@/lib/access/context";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * One line of the audit log. Never put a password, token or whole message text in `before` or
 * `after`.
 */
export interface AuditFact {
  action: AuditAction;
  entity?: string;
  entityId?: string | null;
  result?: "done" | "refused";
  before?: unknown;
  after?: unknown;
}

/**
 * Who a line names: a `WorkspaceContext`, or less of one where nobody has signed in yet. A line of
 * the installation or of an unknown account stands in no workspace.
 */
export interface AuditSource {
  workspaceId: string | null;
  actor: { kind: WorkspaceContext["actor"]["kind"]; id: string | null; name: string };
  requestId: string | null;
  ip?: string | undefined;
}

interface SqlWriter {
  query(text: string, values: unknown[]): Promise<unknown>;
}
type PrismaWriter = Parameters<typeof asSqlRunner>[0];

/** Writes who did what, in the same transaction as the change itself. */
export async function recordAudit(
  client: SqlWriter | PrismaWriter,
  source: AuditSource,
  fact: AuditFact,
): Promise<void> {
  const writer = "query" in client ? client : asSqlRunner(client);
  await writer.query(
    `INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id,
       result, before, after, ip, request_id)
     VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::jsonb,
       $10::jsonb, $11::text, $12::text)`,
    [
      source.workspaceId,
      source.actor.kind,
      source.actor.id,
      source.actor.name.slice(0, 200),
      fact.action,
      fact.entity ?? null,
      fact.entityId ?? null,
      fact.result ?? "done",
      fact.before === undefined ? null : JSON.stringify(fact.before),
      fact.after === undefined ? null : JSON.stringify(fact.after),
      source.ip ?? null,
      source.requestId,
    ],
  );
}
