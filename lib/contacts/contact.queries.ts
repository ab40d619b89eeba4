import type { ContactsQuery } from "@/lib/contacts/contact.input";
import { contactSearch } from "@/lib/contacts/contact.rules";
import { type ContactRecord, type ContactView, contactView } from "@/lib/contacts/contact.view";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isStorableText } from "@/lib/core/storable-text";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

export interface ContactPage {
  data: ContactView[];
  nextCursor: string | null;
}

/**
 * People by name, or by phone when digits are looked for, one page at a time from where the cursor
 * stands. Either is a range of an index (contact_name, or the unique phone), so a page takes about
 * a millisecond at a million people.
 */
export async function listContacts(workspaceId: string, query: ContactsQuery): Promise<ContactPage> {
  const cursor = parseCursor(query.cursor);
  return inWorkspace(workspaceId, async (tx) => {
    const workspace = await tx.workspace.findFirstOrThrow({
      where: { id: workspaceId },
      select: { defaultCountry: true },
    });
    const search = contactSearch(query.q, workspace.defaultCountry);
    const scope = { workspaceId, listId: query.list ?? null, limit: query.limit + 1 };
    const rows =
      search.kind === "phone"
        ? await byPhone(tx, scope, cursor?.[0] ?? search.from, cursor !== null, search.below)
        : await byName(tx, scope, search.kind === "name" ? search.prefix : "", cursor);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    const next =
      last &&
      (search.kind === "phone" ? [last.phone] : [`${last.first_name} ${last.last_name}`, String(last.id)]);
    return {
      data: page.map(contactView),
      nextCursor: next ? Buffer.from(JSON.stringify(next)).toString("base64url") : null,
    };
  });
}

interface Scope {
  workspaceId: string;
  listId: string | null;
  limit: number;
}

const suppressed = Prisma.sql`EXISTS (SELECT FROM suppression s WHERE s.workspace_id = c.workspace_id AND s.phone = c.phone) AS suppressed`;
const inList = (scope: Scope) =>
  scope.listId === null
    ? Prisma.empty
    : Prisma.sql`AND EXISTS (SELECT FROM list_member m WHERE m.list_id = ${scope.listId}::uuid AND m.contact_id = c.id)`;

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
    contacts_by_name(${prefix}::text, ${name}::text, ${BigInt(id ?? "0")}::bigint, ${scope.listId}::uuid, ${scope.limit}::int) WITH ORDINALITY
      AS c (id, workspace_id, phone, country, first_name, last_name, fields, created_at, updated_at, place)
    ORDER BY place LIMIT ${scope.limit}`;
}

function parseCursor(cursor: string | undefined): string[] | null {
  if (cursor === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      !Array.isArray(parts) ||
      !parts.every((part) => typeof part === "string" && isStorableText(part)) ||
      !/^\d{0,18}$/.test(parts[1] ?? "")
    )
      throw new Error();
    return parts;
  } catch {
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
  }
}
