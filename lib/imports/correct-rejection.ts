import type { WorkspaceContext } from "@/lib/access/context";
import { recordAuditSql } from "@/lib/audit/record-audit";
import { addToList, storeContacts } from "@/lib/contacts/merge-contacts";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { AppError } from "@/lib/core/app-error";
import type { CorrectRejectionInput } from "@/lib/imports/import.input";
import type { ImportMapping } from "@/lib/imports/import.view";
import { prepareRow } from "@/lib/imports/prepare-row";
import { notify } from "@/lib/platform/live/notify";

/**
 * Takes a row that a person has repaired: checked again like any other, put into the list, and
 * moved from `rejected` to its count.
 */
export async function correctRejection(
  ctx: WorkspaceContext,
  input: CorrectRejectionInput,
): Promise<{ phone: string; became: string }> {
  return mergeInWorkspace(ctx.workspaceId, async (client) => {
    const { rows } = await client.query<{
      listId: string;
      mapping: ImportMapping;
      country: string;
      correctedAt: Date | null;
    }>(
      `SELECT i.list_id AS "listId", i.mapping, i.country, r.corrected_at AS "correctedAt"
       FROM contact_import i JOIN import_rejection r ON r.import_id = i.id
       WHERE i.id = $1 AND i.workspace_id = $2 AND r.row = $3 FOR UPDATE OF r`,
      [input.importId, ctx.workspaceId, input.row],
    );
    const found = rows[0];
    if (!found) throw new AppError("not_found");
    if (found.correctedAt) throw new AppError("conflict", "This row has been corrected already.");
    const prepared = prepareRow(input.cells, found.mapping, found.country);
    if (!prepared.ok) throw new AppError("invalid", prepared.message, { phone: prepared.message });
    const stored = await storeContacts(client, ctx.workspaceId, [prepared.contact]);
    const added = await addToList(client, ctx.workspaceId, found.listId, stored, () => [
      prepared.contact.phone,
    ]);
    const became = added.accepted === 1 ? "accepted" : added.updated === 1 ? "updated" : "duplicates";
    await client.query(
      "UPDATE import_rejection SET corrected_at = now(), cells = $3 WHERE import_id = $1 AND row = $2",
      [input.importId, input.row, JSON.stringify(input.cells)],
    );
    await client.query(
      `UPDATE contact_import SET rejected = rejected - 1, accepted = accepted + $3, updated = updated + $4, duplicates = duplicates + $5
       WHERE id = $1 AND workspace_id = $2`,
      [
        input.importId,
        ctx.workspaceId,
        Number(became === "accepted"),
        Number(became === "updated"),
        Number(became === "duplicates"),
      ],
    );
    await recordAuditSql(client, ctx, {
      action: "import.row-corrected",
      entity: "import",
      entityId: input.importId,
      after: { row: input.row, became },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "import", id: input.importId });
    return { phone: prepared.contact.phone, became };
  });
}
