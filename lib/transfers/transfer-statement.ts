import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { attachment, csvLine } from "@/lib/core/csv-cell";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { StatementQuery } from "@/lib/transfers/transfer.input";
import type { TransferStatus } from "@/lib/transfers/transfer.rules";

const HEAD = [
  "asked at",
  "settled at",
  "customer",
  "name",
  "status",
  "credits moved",
  "credits asked for",
  "moved so far",
  "reference (seqno)",
  "code",
  "asked by",
  "approved by",
  "decided by",
  "how it was known",
  "put right by",
  "note",
  "id",
];
/** As the screens say it. */
export const WORDS: Record<TransferStatus, string> = {
  awaiting_approval: "Waits for approval",
  pending: "Starts in a moment",
  sending: "Asking the gateway",
  succeeded: "Transferred",
  refused: "Not transferred",
  unresolved: "Not known",
  canceled: "Cancelled",
};
const MOVED = HEAD.indexOf("credits moved");
const SO_FAR = HEAD.indexOf("moved so far");

interface Line {
  before: [string, string, string, string];
  status: TransferStatus;
  credits: number;
  after: (string | null)[];
}

/**
 * The transfers of a time as CSV that can be added up: only what reached a customer stands in the
 * column of the sum, between what had moved before and what has moved at the end. The days are
 * those of the workspace's time zone; a transfer belongs to the day when it was settled, or asked
 * for while it is not.
 */
export async function transferStatement(ctx: WorkspaceContext, query: StatementQuery): Promise<Response> {
  const { opening, lines } = await readStatement(ctx, query);
  let moved = 0;
  const rows = lines.map(({ before, status, credits, after }) => {
    const arrived = status === "succeeded" ? credits : 0;
    moved += arrived;
    return [...before, WORDS[status], arrived, credits, opening + moved, ...after];
  });
  const csv = [
    HEAD,
    total("Moved before this period", null, opening),
    ...rows,
    total("Moved in this period", moved, null),
    total("Moved at the end of this period", null, opening + moved),
  ];
  return new Response(`\uFEFF${csv.map((line) => csvLine(line)).join("")}`, {
    headers: attachment(`transfers-${ctx.workspaceSlug}.csv`),
  });
}

function total(words: string, moved: number | null, soFar: number | null): (string | number | null)[] {
  return HEAD.map((_, index) =>
    index === 0 ? words : index === MOVED ? moved : index === SO_FAR ? soFar : null,
  );
}

const DAY = "(coalesce(t.settled_at, t.created_at) AT TIME ZONE w.time_zone)::date";

async function readStatement(
  ctx: WorkspaceContext,
  query: StatementQuery,
): Promise<{ opening: number; lines: Line[] }> {
  const values = [ctx.workspaceId, query.from ?? "", query.to ?? "", query.customer ?? ""];
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const before = await client.query<{ credits: number }>(
      `SELECT coalesce(sum(t.credits), 0)::bigint AS credits
       FROM transfer t JOIN customer c ON c.id = t.customer_id JOIN workspace w ON w.id = t.workspace_id
       WHERE t.workspace_id = $1::uuid AND t.status = 'succeeded'
         AND $2::text <> '' AND ${DAY} < nullif($2::text, '')::date
         AND ($3::text = '' OR $3::text <> '')
         AND ($4::text = '' OR c.username = $4::text OR c.id::text = $4::text)`,
      values,
    );
    const found = await client.query<
      Record<string, string | null> & { status: TransferStatus; credits: number }
    >(
      `SELECT to_char(t.created_at AT TIME ZONE w.time_zone, 'YYYY-MM-DD HH24:MI:SS') AS asked,
         to_char(t.settled_at AT TIME ZONE w.time_zone, 'YYYY-MM-DD HH24:MI:SS') AS settled,
         c.username, c.name, t.status::text AS status, t.credits, t.seqno, t.code,
         t.created_by_name, t.approved_by_name, t.resolved_by_name, t.resolution, t.corrected_by_name,
         t.note, t.id::text AS id
       FROM transfer t JOIN customer c ON c.id = t.customer_id JOIN workspace w ON w.id = t.workspace_id
       WHERE t.workspace_id = $1::uuid
         AND ($2::text = '' OR ${DAY} >= nullif($2::text, '')::date)
         AND ($3::text = '' OR ${DAY} <= nullif($3::text, '')::date)
         AND ($4::text = '' OR c.username = $4::text OR c.id::text = $4::text)
       ORDER BY coalesce(t.settled_at, t.created_at), t.id LIMIT 100000`,
      values,
    );
    const lines = found.rows.map(({ asked, settled, username, name, status, credits, ...rest }) => ({
      before: [asked ?? "", settled ?? "", username ?? "", name ?? ""] as Line["before"],
      status,
      credits: Number(credits),
      after: Object.values(rest) as (string | null)[],
    }));
    return { opening: Number(before.rows[0]?.credits ?? 0), lines };
  });
}
