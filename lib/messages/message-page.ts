import { cursorNumber, readCursor, writeCursor } from "@/lib/core/page";
import { phoneSearch } from "@/lib/core/phone-search";
import type { ListMessagesInput, MessageFilter } from "@/lib/messages/message.input";
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

/** Fewer last digits fit too many. */
const FEWEST_LAST_DIGITS = 3;
/** Up to so many people are looked up in a campaign by their phones. */
const FEW_PEOPLE = 2_000;

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
  read_at: Date | null;
  held: boolean;
  copy: number;
}

export interface MessagePage {
  rows: MessageRow[];
  nextCursor: string | null;
}

type Query = Partial<ListMessagesInput> & MessageFilter & { limit: number };

/** What is joined to the rows of a page, after the page is chosen. */
const COLUMNS = Prisma.sql`m.id, m.phone, m.status::text AS status, m.tracked, m.parts, m.attempts,
    m.failure_code, m.sent_at, m.final_at, m.read_at,
    m.held_at IS NOT NULL AS held, m.copy,
  (SELECT btrim(c.first_name || ' ' || c.last_name)
    FROM contact c
    WHERE c.id = m.contact_id AND c.workspace_id = m.workspace_id) AS name,
  (SELECT a.gateway_message_id FROM message_attempt a
   WHERE a.campaign_id = m.campaign_id AND a.message_id = m.id AND a.gateway_message_id IS NOT NULL
   LIMIT 1) AS gateway_message_id`;

/**
 * One page of a campaign's messages, by id or, when a phone or a name is searched, by phone: keys
 * of unique indexes, so neither OFFSET nor COUNT nor an index on the status is needed
 * (docs/performance.md, "Index trap"). A status that nobody has answers at once from the tallies.
 */
export async function readMessagePage(
  tx: WorkspaceDb,
  workspaceId: string,
  campaignId: string,
  country: string,
  query: Query,
): Promise<MessagePage> {
  const tallied = query.read === "true" ? "read" : query.held === "true" ? "held" : query.status;
  if (tallied !== undefined) {
    const column = Prisma.raw(tallied);
    const [tally] = await tx.$queryRaw<{ n: number | null }[]>`
      SELECT sum(${column})::int AS n
      FROM campaign_tally
      WHERE workspace_id = ${workspaceId}::uuid AND campaign_id = ${campaignId}::uuid`;
    if (!tally?.n) return { rows: [], nextCursor: null };
  }
  const scope = Prisma.sql`m.workspace_id = ${workspaceId}::uuid AND m.campaign_id = ${campaignId}::uuid`;
  const typed = query.search?.trim() ?? "";
  if (typed === "") return byId(tx, scope, query);
  if (!/^[+(]?[\d\s().-]+$/.test(typed) || !/\d/.test(typed)) return byWords(tx, scope, typed, query);
  const digits = typed.replace(/\D/g, "");
  const end = Prisma.sql`right(m.phone, ${digits.length}) = ${digits}`;
  // A cursor of the search by last digits is an id alone.
  if (readCursor(query.cursor, 1) !== null) return byId(tx, scope, query, end);
  const { from, below } = phoneSearch(typed, country);
  const found = await byPhone(tx, scope, Prisma.sql`m.phone >= ${from} AND m.phone < ${below}`, query);
  const none = found.rows.length === 0 && found.nextCursor === null && !query.cursor;
  return none && digits.length >= FEWEST_LAST_DIGITS ? byId(tx, scope, query, end) : found;
}

/**
 * In the order of ids. What no index knows (a status, an end of a phone, a word that many have) is
 * looked for a window of ids at a time.
 */
async function byId(
  tx: WorkspaceDb,
  scope: Prisma.Sql,
  query: Query,
  only: Prisma.Sql | null = null,
): Promise<MessagePage> {
  let after = cursorNumber(readCursor(query.cursor, 1)?.[0] ?? 0);
  if (!isFiltered(query) && only === null) {
    const rows = await tx.$queryRaw<MessageRow[]>`
      SELECT ${COLUMNS}
      FROM message m
      WHERE ${scope} AND m.id > ${after}
      ORDER BY m.id
      LIMIT ${query.limit + 1}`;
    return cut(rows, query.limit, (row) => writeCursor([Number(row.id)]));
  }
  const found: MessageRow[] = [];
  for (const until = Date.now() + BUDGET_MILLIS; ; ) {
    const first = await nextId(tx, scope, after);
    if (first === null) return { rows: found, nextCursor: null };
    const last = first + WINDOW - 1;
    const rows = await tx.$queryRaw<MessageRow[]>`
      SELECT ${COLUMNS}
      FROM message m
      WHERE ${scope} AND m.id BETWEEN ${first} AND ${last}
        AND ${counted(query)} AND ${only ?? Prisma.sql`true`}
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

function isFiltered({ status, tracked, read, held, reasons }: Query): boolean {
  return [status, tracked, read, held, reasons].some((asked) => asked !== undefined);
}

/** The state and the reason that are asked for. */
function counted({ status, tracked, read, held, reasons }: Query): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (status !== undefined) parts.push(Prisma.sql`m.status = ${status}::message_status`);
  if (tracked !== undefined) parts.push(Prisma.sql`m.tracked = ${tracked === "true"}`);
  if (read !== undefined) parts.push(Prisma.sql`(m.read_at IS NOT NULL) = ${read === "true"}`);
  if (held !== undefined) parts.push(Prisma.sql`(m.held_at IS NOT NULL) = ${held === "true"}`);
  if (reasons !== undefined)
    parts.push(
      Prisma.sql`(m.status::text || '.' || m.failure_code) = ANY (${reasons.map(
        (reason) => `${reason.status}.${reason.code}`,
      )}::text[])`,
    );
  return Prisma.join(parts, " AND ");
}

async function nextId(tx: WorkspaceDb, scope: Prisma.Sql, after: number): Promise<number | null> {
  const [row] = await tx.$queryRaw<
    { id: bigint }[]
  >`SELECT m.id FROM message m WHERE ${scope} AND m.id > ${after} ORDER BY m.id LIMIT 1`;
  return row === undefined ? null : Number(row.id);
}

/** Recipients whose contact has these words in its name or fields. */
async function byWords(
  tx: WorkspaceDb,
  scope: Prisma.Sql,
  typed: string,
  query: Query,
): Promise<MessagePage> {
  const phones = (
    await tx.$queryRaw<{ phone: string }[]>`SELECT phones_by_words(${typed}, ${FEW_PEOPLE + 1}) AS phone`
  ).map(({ phone }) => phone);
  // A cursor of one part goes on along the ids, and one of two along the phones, whoever was added
  // since: the other order would begin again.
  if (phones.length <= FEW_PEOPLE && readCursor(query.cursor, 1) === null)
    return byPhone(tx, scope, Prisma.sql`m.phone = ANY (${phones}::text[])`, query);
  const words = Prisma.sql`EXISTS (SELECT FROM contact_words w
    WHERE w.workspace_id = m.workspace_id
      AND w.contact_id = m.contact_id
      AND w.words @@ canang_word_query(m.workspace_id, ${typed}))`;
  return readCursor(query.cursor, 2) === null
    ? byId(tx, scope, query, words)
    : byPhone(tx, scope, Prisma.sql`true`, query, words);
}

/**
 * In the order of phones, for those that an index of phones finds. What no index knows (a status,
 * `only`) is looked for in one window.
 */
async function byPhone(
  tx: WorkspaceDb,
  scope: Prisma.Sql,
  phones: Prisma.Sql,
  query: Query,
  only: Prisma.Sql | null = null,
): Promise<MessagePage> {
  const key = readCursor(query.cursor, 2);
  const start =
    key === null
      ? Prisma.sql`true`
      : Prisma.sql`(m.phone, m.copy) > (${String(key[0])}, ${cursorNumber(key[1], 32_767)}::smallint)`;
  const within = Prisma.sql`${scope} AND ${start} AND ${phones}`;
  const cursorOf = (row: { phone: string; copy: number }) => writeCursor([row.phone, row.copy]);
  if (!isFiltered(query) && only === null) {
    const rows = await tx.$queryRaw<
      MessageRow[]
    >`SELECT ${COLUMNS} FROM message m WHERE ${within} ORDER BY m.phone, m.copy LIMIT ${query.limit + 1}`;
    return cut(rows, query.limit, cursorOf);
  }
  const rows = await tx.$queryRaw<MessageRow[]>`
    SELECT ${COLUMNS}
    FROM (SELECT * FROM message m WHERE ${within} ORDER BY m.phone, m.copy LIMIT ${WINDOW}) AS m
    WHERE ${counted(query)} AND ${only ?? Prisma.sql`true`}
    ORDER BY m.phone, m.copy LIMIT ${query.limit + 1}`;
  if (rows.length > query.limit) return cut(rows, query.limit, cursorOf);
  const [last] = await tx.$queryRaw<{ phone: string; copy: number }[]>`
    SELECT m.phone, m.copy
    FROM message m
    WHERE ${within}
    ORDER BY m.phone, m.copy OFFSET ${WINDOW - 1}
    LIMIT 1`;
  return { rows, nextCursor: last === undefined ? null : cursorOf(last) };
}

function cut(rows: MessageRow[], limit: number, cursorOf: (row: MessageRow) => string): MessagePage {
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit), nextCursor: rows.length > limit && last ? cursorOf(last) : null };
}
