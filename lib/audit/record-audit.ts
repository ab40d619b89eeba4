import type { WorkspaceContext } from "@/lib/access/context";

/**
 * One line of the audit log. Never put a password, token or whole message text in `before` or
 * `after`.
 */
export interface AuditFact {
  /** `noun.verb-in-past`, for example `campaign.launched`. */
  action: string;
  entity?: string;
  entityId?: string;
  result?: "done" | "refused";
  before?: unknown;
  after?: unknown;
}

interface AuditWriter {
  auditEntry: { create(args: { data: Record<string, unknown> }): Promise<unknown> };
}

/** Writes who did what, in the same transaction as the change itself. */
export async function recordAudit(tx: AuditWriter, ctx: WorkspaceContext, fact: AuditFact): Promise<void> {
  await tx.auditEntry.create({ data: auditRow(ctx, fact) });
}

/** The row as Prisma takes it; the pg path writes the same fields. */
function auditRow(ctx: WorkspaceContext, fact: AuditFact): Record<string, unknown> {
  return {
    workspaceId: ctx.workspaceId,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    action: fact.action,
    entity: fact.entity ?? null,
    entityId: fact.entityId ?? null,
    result: fact.result ?? "done",
    ...(fact.before === undefined ? {} : { before: fact.before }),
    ...(fact.after === undefined ? {} : { after: fact.after }),
    ip: ctx.ip ?? null,
    requestId: ctx.requestId,
  };
}

interface SqlWriter {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * The same in SQL: on the programs' pg connection, or on a transaction of `inWorkspace` as an
 * `SqlRunner`.
 */
export async function recordAuditSql(
  client: SqlWriter,
  ctx: WorkspaceContext,
  fact: AuditFact,
): Promise<void> {
  await client.query(
    `INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, result, before, after, ip, request_id)
     VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::jsonb, $10::jsonb, $11::text, $12::text)`,
    [
      ctx.workspaceId,
      ctx.actor.kind,
      ctx.actor.id,
      ctx.actor.name,
      fact.action,
      fact.entity ?? null,
      fact.entityId ?? null,
      fact.result ?? "done",
      fact.before === undefined ? null : JSON.stringify(fact.before),
      fact.after === undefined ? null : JSON.stringify(fact.after),
      ctx.ip ?? null,
      ctx.requestId,
    ],
  );
}
