import { filteredContacts } from "@/lib/contacts/chosen-contacts";
import type { ContactsQuery } from "@/lib/contacts/contact.input";
import { type ContactRecord, type ContactView, contactView } from "@/lib/contacts/contact.view";
import { AppError } from "@/lib/core/app-error";
import { type Page, readCursor, writeCursor } from "@/lib/core/page";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const STAGE = "field";

/**
 * People with a value in a field, in the order in which they came. No index knows the values (each
 * would cost every import): rows are looked at in the order of their ids until the page is full.
 */
export async function listByField(workspaceId: string, query: ContactsQuery): Promise<Page<ContactView>> {
  const after = readAfter(query.cursor);
  return inWorkspace(workspaceId, async (tx) => {
    const { defaultCountry } = await tx.workspace.findFirstOrThrow({
      where: { id: workspaceId },
      select: { defaultCountry: true },
    });
    const { from, where, values } = filteredContacts(workspaceId, query, defaultCountry);
    const { rows } = await asSqlRunner(tx).query<ContactRecord>(
      `SELECT c.*,
         EXISTS (SELECT FROM suppression s
           WHERE s.workspace_id = c.workspace_id AND s.phone = c.phone) AS suppressed
       FROM ${from} WHERE ${where} AND c.id > $${values.length + 1}::bigint
       ORDER BY c.id LIMIT ${query.limit + 1}`,
      [...values, after],
    );
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return { data: page.map(contactView), nextCursor: last ? writeCursor([STAGE, String(last.id)]) : null };
  });
}

function readAfter(cursor: string | undefined): string {
  if (!cursor) return "0";
  const [stage, id] = readCursor(cursor, 2) ?? [];
  if (stage === STAGE && /^\d{1,18}$/.test(String(id))) return String(id);
  throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
}
