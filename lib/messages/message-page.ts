import { cursorNumber, readCursor, writeCursor } from "@/lib/core/page";
import { phoneSearch } from "@/lib/core/phone-search";
import type { ListMessagesInput } from "@/lib/messages/message.input";
import type { MessageStatus } from "@/lib/messages/message.rules";
import { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/**
 * Rows that one query may pass over while it looks for a status: 5 ms, whatever the size of the
 * campaign.
 */
const WINDOW = 20_000;
/**
 * A request goes on to the next window for so long; then it answers what it has, with a cursor to
 * go on.
 */
const BUDGET_MILLIS = 20;

export interface MessageRow {
  id: bigint;
  phone: string;
  name: string | null;
  status: MessageStatus;
  tracked: boolean;
  gateway_message_id: string | null;
  parts: number;
  attempts: number;
  failure_code: string | null;
  sent_at: Date | null;
  final_at: Date | null;
  copy: number;
}

export interface MessagePage {
  rows: MessageRow[];
  nextCursor: string | null;
}

type Query = Partial<ListMessagesInput> & { limit: number };

/** What is joined to the rows of a page, after the page is chosen. */
const COLUMNS = Prisma.sql`m.id, m.phone, m.status::text AS status, m.tracked, m.parts, m.attempts, m.failure_code, m.sent_at, m.final_at, m.copy,
  (SELECT btrim(c.first_name || ' ' || c.last_name) FROM contact c WHERE c.id = m.contact_id AND c.workspace_id = m.workspace_id) AS name,
  (SELECT a.gateway_message_id FROM message_attempt a
   WHERE a.campaign_id = m.campaign_id AND a.message_id = m.id AND a.gateway_message_id IS NOT NULL LIMIT 1) AS gateway_message_id`;

/**
 * One page of a campaign's messages, by id or, when searched, by phone: keys of unique indexes, so
 * neither OFFSET nor COUNT nor an index on the status is needed (docs/performance.md, "Index
 * trap"). A status that nobody has answers at once from the tallies.
 */
export async function readMessagePage(
  tx: WorkspaceDb,
  workspaceId: string,
  campaignId: string,
  country: string,
  query: Query,
): Promise<MessagePage> {
  if (query.status !== undefined) {
    const column = Prisma.raw(query.status);
    const [tally] = await tx.$queryRaw<{ n: number | null }[]>`
      SELECT sum(${column})::int AS n FROM campaign_tally WHERE workspace_id = ${workspaceId}::uuid AND campaign_id = ${campaignId}::uuid`;
    if (!tally?.n) return { rows: [], nextCursor: null };
  }
  const scope = Prisma.sql`m.workspace_id = ${workspaceId}::uuid AND m.campaign_id = ${campaignId}::uuid`;
  return query.search
    ? bySearch(tx, scope, phoneSearch(query.search, country), query)
    : byId(tx, scope, query);
}

async function byId(tx: WorkspaceDb, scope: Prisma.Sql, query: Query): Promise<MessagePage> {
  let after = cursorNumber(readCursor(query.cursor, 1)?.[0] ?? 0);
  if (query.status === undefined) {
    const rows = await tx.$queryRaw<MessageRow[]>`
      SELECT ${COLUMNS} FROM message m WHERE ${scope} AND m.id > ${after} ORDER BY m.id LIMIT ${query.limit + 1}`;
    return cut(rows, query.limit, (row) => writeCursor([Number(row.id)]));
  }
  const found: MessageRow[] = [];
  for (const until = Date.now() + BUDGET_MILLIS; ; ) {
    const first = await nextId(tx, scope, after);
    if (first === null) return { rows: found, nextCursor: null };
    const last = first + WINDOW - 1;
    const rows = await tx.$queryRaw<MessageRow[]>`
      SELECT ${COLUMNS} FROM message m WHERE ${scope} AND m.id BETWEEN ${first} AND ${last} AND m.status = ${query.status}::message_status
      ORDER BY m.id LIMIT ${query.limit + 1 - found.length}`;
    found.push(...rows);
    if (found.length > query.limit) return cut(found, query.limit, (row) => writeCursor([Number(row.id)]));
    after = last;
    if (Date.now() >= until)
      return {
        rows: found,
        nextCursor: (await nextId(tx, scope, after)) === null ? null : writeCursor([after]),
      };
  }
}

async function nextId(tx: WorkspaceDb, scope: Prisma.Sql, after: number): Promise<number | null> {
  const [row] = await tx.$queryRaw<
    { id: bigint }[]
  >`SELECT m.id FROM message m WHERE ${scope} AND m.id > ${after} ORDER BY m.id LIMIT 1`;
  return row === undefined ? null : Number(row.id);
}

async function bySearch(
  tx: WorkspaceDb,
  scope: Prisma.Sql,
  range: { from: string; below: string },
  query: Query,
): Promise<MessagePage> {
  const key = readCursor(query.cursor, 2);
  const start =
    key === null
      ? Prisma.sql`m.phone >= ${range.from}`
      : Prisma.sql`(m.phone, m.copy) > (${String(key[0])}, ${cursorNumber(key[1], 32_767)}::smallint)`;
  const within = Prisma.sql`${scope} AND ${start} AND m.phone < ${range.below}`;
  const cursorOf = (row: { phone: string; copy: number }) => writeCursor([row.phone, row.copy]);
  if (query.status === undefined) {
    const rows = await tx.$queryRaw<
      MessageRow[]
    >`SELECT ${COLUMNS} FROM message m WHERE ${within} ORDER BY m.phone, m.copy LIMIT ${query.limit + 1}`;
    return cut(rows, query.limit, cursorOf);
  }
  const rows = await tx.$queryRaw<MessageRow[]>`
    SELECT ${COLUMNS} FROM (SELECT * FROM message m WHERE ${within} ORDER BY m.phone, m.copy LIMIT ${WINDOW}) AS m
    WHERE m.status = ${query.status}::message_status ORDER BY m.phone, m.copy LIMIT ${query.limit + 1}`;
  if (rows.length > query.limit) return cut(rows, query.limit, cursorOf);
  const [last] = await tx.$queryRaw<{ phone: string; copy: number }[]>`
    SELECT m.phone, m.copy FROM message m WHERE ${within} ORDER BY m.phone, m.copy OFFSET ${WINDOW - 1} LIMIT 1`;
  return { rows, nextCursor: last === undefined ? null : cursorOf(last) };
}

function cut(rows: MessageRow[], limit: number, cursorOf: (row: MessageRow) => string): MessagePage {
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit), nextCursor: rows.length > limit && last ? cursorOf(last) : null };
}
