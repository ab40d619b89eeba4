import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { attachment, csvLine } from "@/lib/core/csv-cell";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { StatementQuery } from "@/lib/transfers/transfer.input";

const HEAD = [
  "asked at",
  "settled at",
  "customer",
  "name",
  "credits",
  "status",
  "code",
  "balance before",
  "balance after",
  "asked by",
  "approved by",
  "decided by",
  "note",
  "id",
];

/**
 * Every transfer of a time as CSV, oldest first; the days are those of the workspace's time zone.
 */
export async function transferStatement(ctx: WorkspaceContext, query: StatementQuery): Promise<Response> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<Record<string, string | number | null>>(
      `SELECT to_char(t.created_at AT TIME ZONE w.time_zone, 'YYYY-MM-DD HH24:MI:SS') AS asked,
         to_char(t.settled_at AT TIME ZONE w.time_zone, 'YYYY-MM-DD HH24:MI:SS') AS settled,
         c.username, c.name, t.credits, t.status::text AS status, t.code, t.balance_before, t.balance_after,
         t.created_by_name, t.approved_by_name,
         t.resolved_by_name, t.note, t.id::text AS id
       FROM transfer t JOIN customer c ON c.id = t.customer_id JOIN workspace w ON w.id = t.workspace_id
       WHERE t.workspace_id = $1::uuid
         AND ($2::text = '' OR (t.created_at AT TIME ZONE w.time_zone)::date >= nullif($2::text, '')::date)
         AND ($3::text = '' OR (t.created_at AT TIME ZONE w.time_zone)::date <= nullif($3::text, '')::date)
         AND ($4::text = '' OR c.username = $4::text OR c.id::text = $4::text)
       ORDER BY t.created_at, t.id LIMIT 100000`,
      [ctx.workspaceId, query.from ?? "", query.to ?? "", query.customer ?? ""],
    ),
  );
  const lines = rows.map((row) => csvLine(Object.values(row)));
  return new Response(`\uFEFF${csvLine(HEAD)}${lines.join("")}`, {
    headers: attachment(`transfers-${ctx.workspaceSlug}.csv`),
  });
}
