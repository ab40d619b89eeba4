import { filteredContacts } from "@/lib/contacts/chosen-contacts";
import type { ContactsQuery } from "@/lib/contacts/contact.input";
import { type ContactRecord, type ContactView, contactView } from "@/lib/contacts/contact.view";
import { AppError } from "@/lib/core/app-error";
import { type Page, readCursor, writeCursor } from "@/lib/core/page";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

const STAGE = "field";

/**
 * People with a value in a field, in the order in which they came. The function (see its migration)
 * finds them by a word that stands beside each of them, and those whose words still wait one by
 * one. With words of a name too, in a small list, and for people without the field, rows are looked
 * at in the order of their ids until the page is full.
 */
export async function listByField(workspaceId: string, query: ContactsQuery): Promise<Page<ContactView>> {
  const after = readAfter(query.cursor);
  return inWorkspace(workspaceId, async (tx) => {
    const rows =
      query.q.trim() === "" && query.value && !(await isSmall(tx, workspaceId, query.list))
        ? await byWord(tx, query.field ?? "", query.value, { ...query, after })
        : await inOrder(tx, workspaceId, query, after);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return { data: page.map(contactView), nextCursor: last ? writeCursor([STAGE, String(last.id)]) : null };
  });
}

/** A few of a million are found by looking at each. */
const SMALL_LIST = 5_000;

async function isSmall(tx: WorkspaceDb, workspaceId: string, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false;
  const list = await tx.list.findFirst({ where: { id, workspaceId }, select: { contactCount: true } });
  return (list?.contactCount ?? 0) <= SMALL_LIST;
}

const SUPPRESSED = `EXISTS (SELECT FROM suppression s
  WHERE s.workspace_id = c.workspace_id AND s.phone = c.phone) AS suppressed`;

async function byWord(
  tx: WorkspaceDb,
  field: string,
  value: string,
  { after, list, limit }: { after: string; list?: string | undefined; limit: number },
): Promise<ContactRecord[]> {
  const { rows } = await asSqlRunner(tx).query<ContactRecord>(
    `SELECT c.*, ${SUPPRESSED}
     FROM contacts_by_field($1::text, $2::text, $3::bigint, $4::uuid, $5::int) AS c ORDER BY c.id`,
    [field, value, after, list ?? null, limit + 1],
  );
  return rows;
}

async function inOrder(
  tx: WorkspaceDb,
  workspaceId: string,
  query: ContactsQuery,
  after: string,
): Promise<ContactRecord[]> {
  const { defaultCountry } = await tx.workspace.findFirstOrThrow({
    where: { id: workspaceId },
    select: { defaultCountry: true },
  });
  const { from, where, values } = filteredContacts(workspaceId, query, defaultCountry);
  const { rows } = await asSqlRunner(tx).query<ContactRecord>(
    `SELECT c.*, ${SUPPRESSED}
     FROM ${from} WHERE ${where} AND c.id > $${values.length + 1}::bigint
     ORDER BY c.id LIMIT ${query.limit + 1}`,
    [...values, after],
  );
  return rows;
}

function readAfter(cursor: string | undefined): string {
  if (!cursor) return "0";
  const [stage, id] = readCursor(cursor, 2) ?? [];
  if (stage === STAGE && /^\d{1,18}$/.test(String(id))) return String(id);
  throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
}
