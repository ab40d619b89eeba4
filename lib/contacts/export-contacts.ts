import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { filteredContacts, type PeopleSql } from "@/lib/contacts/chosen-contacts";
import type { ContactFilter } from "@/lib/contacts/contact.input";
import { ownField } from "@/lib/contacts/own-field.rules";
import { EXPORT_PAGE, type ExportCell, type ExportTable } from "@/lib/exports/export-table";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

interface ExportRow {
  id: number;
  phone: string;
  country: string | null;
  first_name: string;
  last_name: string;
  fields: Record<string, string>;
  suppressed: boolean;
  created_at: Date;
  opted_at: Date | null;
}

/**
 * Everybody who matches a filter, in the order in which they came, with every field that one of
 * them has. The audit log says that numbers left.
 */
export async function exportContacts(ctx: WorkspaceContext, filter: ContactFilter): Promise<ExportTable> {
  const { people, fields, list } = await inWorkspace(
    ctx.workspaceId,
    async (tx) => {
      const workspace = await tx.workspace.findFirstOrThrow({
        where: { id: ctx.workspaceId },
        select: { defaultCountry: true },
      });
      const people = filteredContacts(ctx.workspaceId, filter, workspace.defaultCountry);
      const { rows } = await asSqlRunner(tx).query<{ name: string }>(
        `SELECT DISTINCT jsonb_object_keys(c.fields) AS name
         FROM ${people.from}
         WHERE ${people.where}
         ORDER BY name`,
        people.values,
      );
      await recordAudit(tx, ctx, {
        action: "contact.exported",
        ...(filter.list ? { entity: "list", entityId: filter.list } : { entity: "contact" }),
        after: whatWasAsked(filter),
      });
      const list = filter.list
        ? await tx.list.findFirst({ where: { id: filter.list, workspaceId: ctx.workspaceId } })
        : null;
      return { people, fields: rows.map(({ name }) => name), list };
    },
    { timeout: 60_000 },
  );
  return {
    content: list ? `list-${list.name}` : "contacts",
    columns: [
      "phone",
      "first name",
      "last name",
      "country",
      ...fields,
      "opted out",
      "added",
      "whatsapp opt-in",
    ],
    pages: pagesOf(ctx.workspaceId, people, fields),
  };
}

/** The log is never changed, so it says that somebody was looked for, and not who. */
function whatWasAsked({ list, field, q, value }: ContactFilter) {
  return { list, field, searched: q !== "", filtered: value !== undefined };
}

async function* pagesOf(
  workspaceId: string,
  { from, where, values }: PeopleSql,
  fields: readonly string[],
): AsyncGenerator<ExportCell[][]> {
  for (let last: number | null = 0; last !== null; ) {
    const after: number = last;
    const rows: ExportRow[] = await inWorkspace(
      workspaceId,
      async (tx) =>
        (
          await asSqlRunner(tx).query<ExportRow>(
            `SELECT c.id, c.phone, c.country, c.first_name, c.last_name, c.fields, c.created_at,
               EXISTS (SELECT FROM suppression s WHERE s.workspace_id = c.workspace_id AND s.phone = c.phone)
                 AS suppressed,
               (SELECT o.opted_at FROM whatsapp_opt_in o
                WHERE o.workspace_id = c.workspace_id AND o.phone = c.phone AND o.withdrawn_at IS NULL)
                 AS opted_at
             FROM ${from} WHERE ${where} AND c.id > $${values.length + 1}::bigint
             ORDER BY c.id LIMIT ${EXPORT_PAGE}`,
            [...values, after],
          )
        ).rows,
    );
    yield rows.map((row) => [
      row.phone,
      row.first_name,
      row.last_name,
      row.country,
      ...fields.map((field) => ownField(row, field)),
      row.suppressed ? "yes" : "",
      row.created_at.toISOString(),
      row.opted_at?.toISOString() ?? "",
    ]);
    last = rows.length === EXPORT_PAGE ? (rows.at(-1)?.id ?? null) : null;
  }
}
