import { DateTime } from "luxon";
import type { WorkspaceContext } from "@/lib/access/context";
import type { AuditQuery } from "@/lib/audit/audit.input";
import type { AuditPage } from "@/lib/audit/audit.view";
import { AUDIT_AREAS } from "@/lib/audit/audit-action.rules";
import { nameThings } from "@/lib/audit/audit-things.queries";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

interface AuditRow {
  id: number;
  at: Date;
  actor_kind: string;
  actor_name: string;
  action: string;
  entity: string | null;
  entity_id: string | null;
  result: string;
  before: unknown;
  after: unknown;
  ip: string | null;
  request_id: string | null;
}

interface Options {
  /** Every save of a draft by itself, as the file of the log has it. */
  everyEdit?: boolean;
}

/**
 * The newest first; the cursor is the id of the last line shown. A draft that saves itself while
 * somebody writes is one line: the last save before half an hour without another.
 */
export async function listAuditEntries(
  ctx: WorkspaceContext,
  query: AuditQuery,
  { everyEdit = false }: Options = {},
): Promise<AuditPage> {
  const { area, actor, result, cursor, limit } = query;
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { timeZone } = await tx.workspace.findFirstOrThrow({
      where: { id: ctx.workspaceId },
      select: { timeZone: true },
    });
    const runner = asSqlRunner(tx);
    const { rows } = await runner.query<AuditRow>(PAGE, [
      ctx.workspaceId,
      cursor ?? null,
      area === "" ? null : AUDIT_AREAS[area],
      actor,
      result,
      dayBegins(query.from, timeZone, 0),
      dayBegins(query.to, timeZone, 1),
      everyEdit,
      limit + 1,
    ]);
    const shown = rows.slice(0, limit);
    const lines = shown.map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      actorName: row.actor_name,
      action: row.action,
      entity: row.entity,
      entityId: row.entity_id,
      result: row.result,
      before: row.before,
      after: row.after,
      ip: row.ip,
      requestId: row.request_id,
    }));
    const things = await nameThings(runner, ctx.workspaceId, lines);
    return {
      data: lines.map((line, index) => ({ ...line, thing: things[index] ?? null })),
      nextCursor: rows.length > limit ? (lines.at(-1)?.id ?? null) : null,
    };
  });
}

const PAGE = `SELECT e.id, e.at, e.actor_kind, e.actor_name, e.action, e.entity, e.entity_id, e.result,
    e.before, e.after, e.ip, e.request_id
  FROM audit_entry e
  WHERE e.workspace_id = $1::uuid
    AND ($2::bigint IS NULL OR e.id < $2::bigint)
    AND ($3::text[] IS NULL OR e.action = ANY ($3::text[]))
    AND ($4::text = '' OR strpos(lower(e.actor_name), lower($4::text)) > 0)
    AND ($5::text = '' OR e.result = $5::text)
    AND ($6::timestamptz IS NULL OR e.at >= $6::timestamptz)
    AND ($7::timestamptz IS NULL OR e.at < $7::timestamptz)
    AND ($8::boolean OR e.action <> 'campaign.edited' OR NOT EXISTS (SELECT FROM audit_entry n
      WHERE n.workspace_id = e.workspace_id AND n.action = 'campaign.edited'
        AND n.entity_id = e.entity_id AND n.id > e.id
        AND n.actor_id IS NOT DISTINCT FROM e.actor_id AND n.at < e.at + interval '30 minutes'))
  ORDER BY e.id DESC LIMIT $9::int`;

/** The midnight at which a day begins there, or the one some days later. */
function dayBegins(day: string, timeZone: string, later: number): string | null {
  return day === "" ? null : DateTime.fromISO(day, { zone: timeZone }).plus({ days: later }).toUTC().toISO();
}
