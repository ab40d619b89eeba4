import type { ContactsQuery } from "@/lib/contacts/contact.input";
import { type ContactSearch, contactSearch } from "@/lib/contacts/contact.rules";
import { type ContactRecord, type ContactView, contactView } from "@/lib/contacts/contact.view";
import { listByField } from "@/lib/contacts/list-by-field";
import { AppError } from "@/lib/core/app-error";
import { cutText } from "@/lib/core/cut-text";
import { readCursor, writeCursor } from "@/lib/core/page";
import { sentence } from "@/lib/core/sentence";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

export interface ContactPage {
  data: ContactView[];
  nextCursor: string | null;
}

/**
 * People, a page at a time from where the cursor stands. First those whose phone or name begins
 * with what is looked for, each a range of an index; then those who are found by words: any word of
 * a name or a field, in any order, or the last digits of a phone. A page takes milliseconds at a
 * million people.
 */
export async function listContacts(workspaceId: string, query: ContactsQuery): Promise<ContactPage> {
  if (query.field !== undefined) return listByField(workspaceId, query);
  const read = parseCursor(query.cursor);
  return inWorkspace(workspaceId, async (tx) => {
    const cursor = read && (await withWholeName(tx, workspaceId, read));
    const workspace = await tx.workspace.findFirstOrThrow({
      where: { id: workspaceId },
      select: { defaultCountry: true },
    });
    const search = contactSearch(query.q, workspace.defaultCountry);
    const scope = { workspaceId, listId: query.list ?? null, limit: query.limit + 1 };
    const begins = cursor === null || cursor.stage === "beginning";
    const first = begins ? await beginning(tx, scope, search, cursor?.key ?? null) : [];
    const missing = scope.limit - first.length;
    const words =
      missing > 0 && search.kind !== "all"
        ? await byWords(tx, { ...scope, limit: missing }, query.q, search, cursor)
        : null;
    const rows = [...first, ...(words?.rows ?? [])];
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    const stage = words && page.length > first.length ? words.stage : "beginning";
    const byPhone = stage === "beginning" && search.kind === "phone";
    const key =
      last && (byPhone ? [last.phone, "0"] : [cutText(nameOf(last), NAME_IN_CURSOR), String(last.id)]);
    return { data: page.map(contactView), nextCursor: key ? writeCursor([stage, ...key]) : null };
  });
}

type WordOrder = "byName" | "newest";

interface Cursor {
  /** How the page after it is found: by a beginning, by words in order of names, or of age. */
  stage: "beginning" | WordOrder;
  /** The phone, or the beginning of the name and the id, of the last one shown; two parts. */
  key: string[];
}

function beginning(
  tx: WorkspaceDb,
  scope: Scope,
  search: ContactSearch,
  after: string[] | null,
): Promise<ContactRecord[]> {
  if (search.kind !== "phone") return byName(tx, scope, search.kind === "name" ? search.prefix : "", after);
  return byPhone(tx, scope, after?.[0] ?? search.from, after !== null, search.below);
}

interface Scope {
  workspaceId: string;
  listId: string | null;
  limit: number;
}

const LARGEST_ID = "9223372036854775807";

const suppressed = Prisma.sql`EXISTS (SELECT FROM suppression s
    WHERE s.workspace_id = c.workspace_id AND s.phone = c.phone) AS suppressed`;
const inList = (scope: Scope) =>
  scope.listId === null
    ? Prisma.empty
    : Prisma.sql`AND EXISTS (SELECT FROM list_member m
        WHERE m.list_id = ${scope.listId}::uuid AND m.contact_id = c.id)`;

function byPhone(
  tx: WorkspaceDb,
  scope: Scope,
  from: string,
  after: boolean,
  below: string,
): Promise<ContactRecord[]> {
  const begin = after ? Prisma.sql`c.phone > ${from}` : Prisma.sql`c.phone >= ${from}`;
  return tx.$queryRaw<ContactRecord[]>`SELECT c.*, ${suppressed} FROM contact c
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND ${begin} AND c.phone < ${below} ${inList(scope)}
    ORDER BY c.phone LIMIT ${scope.limit}`;
}

/**
 * The function (see its migration) may answer two pages after each other, the second only to fill
 * the first.
 */
function byName(
  tx: WorkspaceDb,
  scope: Scope,
  prefix: string,
  cursor: string[] | null,
): Promise<ContactRecord[]> {
  const [name, id] = cursor ?? [null, "0"];
  return tx.$queryRaw<ContactRecord[]>`SELECT c.*, ${suppressed} FROM
    contacts_by_name(${prefix}::text, ${name}::text, ${BigInt(id ?? "0")}::bigint, ${scope.listId}::uuid,
      ${scope.limit}::int) WITH ORDINALITY
      AS c (id, workspace_id, phone, country, first_name, last_name, fields, created_at, updated_at, place)
    ORDER BY place LIMIT ${scope.limit}`;
}

/**
 * Those who are found by words, without those whom `search` has found by its range: by name, or the
 * newest first where so many have the words that sorting them would take long.
 */
async function byWords(
  tx: WorkspaceDb,
  scope: Scope,
  typed: string,
  search: ContactSearch,
  cursor: Cursor | null,
): Promise<{ stage: WordOrder; rows: ContactRecord[] }> {
  const { from, below } = search.kind === "phone" ? search : { from: null, below: null };
  const without = Prisma.sql`${from}::text, ${below}::text, ${search.kind === "name" ? search.prefix : null}::text`;
  const stage =
    cursor !== null && cursor.stage !== "beginning" ? cursor.stage : await orderOfWords(tx, typed);
  const [name, id] = cursor?.stage === stage ? cursor.key : [null, null];
  const found =
    stage === "byName"
      ? Prisma.sql`contacts_by_words(${typed}::text, ${without}, ${name}::text, ${BigInt(id ?? 0)}::bigint, ${scope.listId}::uuid, ${scope.limit}::int)`
      : Prisma.sql`newest_by_words(${typed}::text, ${without}, ${BigInt(id ?? LARGEST_ID)}::bigint, ${scope.listId}::uuid, ${scope.limit}::int)`;
  const rows = await tx.$queryRaw<ContactRecord[]>`SELECT c.*, ${suppressed} FROM ${found} WITH ORDINALITY
      AS c (id, workspace_id, phone, country, first_name, last_name, fields, created_at, updated_at, place)
    ORDER BY place LIMIT ${scope.limit}`;
  return { stage, rows };
}

async function orderOfWords(tx: WorkspaceDb, typed: string): Promise<WordOrder> {
  const [row] = await tx.$queryRaw<{ common: boolean }[]>`SELECT words_are_common(${typed}) AS common`;
  return row?.common ? "newest" : "byName";
}

function parseCursor(cursor: string | undefined): Cursor | null {
  if (cursor === undefined) return null;
  const [stage, ...key] = (readCursor(cursor, 3) ?? []).map(String);
  if ((stage !== "beginning" && stage !== "byName" && stage !== "newest") || !/^\d{1,18}$/.test(key[1] ?? ""))
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
  return { stage, key };
}

/** A name may have 2,000 characters, an address a few thousand in all: the id finds the rest. */
const NAME_IN_CURSOR = 200;

const nameOf = (row: { first_name: string; last_name: string }) => `${row.first_name} ${row.last_name}`;

/**
 * The cursor with the name in full. Of somebody who has gone or is called otherwise since, the
 * beginning has to do: a few may be shown again then, and nobody is left out.
 */
async function withWholeName(tx: WorkspaceDb, workspaceId: string, cursor: Cursor): Promise<Cursor> {
  const [start = "", id = "0"] = cursor.key;
  // One shorter where the last character would have been cut in half.
  if (start.length < NAME_IN_CURSOR - 1 || cursor.stage === "newest") return cursor;
  const person = await tx.contact.findFirst({
    where: { id: BigInt(id), workspaceId },
    select: { firstName: true, lastName: true },
  });
  const name = person && `${person.firstName} ${person.lastName}`;
  return name?.startsWith(start) ? { ...cursor, key: [name, id] } : { ...cursor, key: [start, "0"] };
}
