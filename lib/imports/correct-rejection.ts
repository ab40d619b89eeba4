import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { addToList, type ContactRow, storeContacts } from "@/lib/contacts/store-contacts";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { CorrectRejectionInput } from "@/lib/imports/import.input";
import type { ImportMapping, Reading } from "@/lib/imports/inspection.view";
import { keepOptedIn } from "@/lib/imports/keep-opted-in";
import { prepareRow } from "@/lib/imports/prepare-row";
import { recordChange } from "@/lib/imports/record-change";
import { refuseArchivedList } from "@/lib/imports/refuse-archived-list";
import { suppressOptedOut } from "@/lib/imports/suppress-opted-out";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

export type Became = "accepted" | "updated" | "duplicates";

/**
 * Takes a row that a person has repaired: checked again like any other, put into the list, and
 * moved from `rejected` to its count.
 */
export async function correctRejection(
  ctx: WorkspaceContext,
  input: CorrectRejectionInput,
): Promise<{ phone: string; became: Became }> {
  return mergeInWorkspace(ctx.workspaceId, async (client) => {
    const found = await lockRow(client, ctx, input);
    await refuseArchivedList(client, ctx.workspaceId, found.listId);
    const mapping = { ...found.mapping, several: input.several ?? found.mapping.several };
    const optOutHeading = found.reading.header[mapping.optOut ?? -1] ?? "";
    const rules = { mapping, country: found.country, optOutHeading };
    const { people, rejection, optedOut, optedIn } = prepareRow(input.cells, rules, input.letIn);
    if (rejection) throw new AppError("invalid", rejection.sentence, { phone: rejection.sentence });
    if (optedIn) {
      const agreed = people.map(({ phone }) => ({ phone, at: optedIn.at }));
      await keepOptedIn(client, { ...found, workspaceId: ctx.workspaceId }, agreed);
    }
    return takeIn(client, ctx, { ...input, listId: found.listId, people, optedOut });
  });
}

interface RejectedImport {
  listId: string;
  mapping: ImportMapping;
  reading: Reading;
  country: string;
}

async function lockRow(
  client: SqlClient,
  ctx: WorkspaceContext,
  { importId, row }: CorrectRejectionInput,
): Promise<RejectedImport> {
  const { rows } = await client.query<RejectedImport & { correctedAt: Date | null; takenBack: boolean }>(
    `SELECT i.list_id AS "listId", i.mapping, i.reading, i.country, r.corrected_at AS "correctedAt",
       i.undone_at IS NOT NULL OR i.task IS NOT NULL AS "takenBack"
     FROM contact_import i JOIN import_rejection r ON r.import_id = i.id
     WHERE i.id = $1 AND i.workspace_id = $2 AND r.row = $3 FOR UPDATE OF r`,
    [importId, ctx.workspaceId, row],
  );
  const found = rows[0];
  if (!found) throw new AppError("not_found");
  if (found.correctedAt) throw new AppError("conflict", sentence("problems.imports.rowCorrected"));
  if (found.takenBack) throw new AppError("conflict", sentence("problems.imports.takenBack"));
  return found;
}

interface MendedRow {
  importId: string;
  row: number;
  cells: string[];
  listId: string;
  people: ContactRow[];
  optedOut: boolean;
}

/** Puts the people of a mended row into the list, and moves the row to their counts. */
async function takeIn(
  client: SqlClient,
  ctx: WorkspaceContext,
  { importId, row, cells, listId, people, optedOut }: MendedRow,
): Promise<{ phone: string; became: Became }> {
  const unique = [...new Map(people.map((person) => [person.phone, person])).values()];
  const phones = unique.map((person) => person.phone);
  const stored = await storeContacts(client, ctx.workspaceId, unique);
  const added = await addToList(client, ctx.workspaceId, listId, stored, () => phones);
  await recordChange(
    client,
    { id: importId, workspaceId: ctx.workspaceId },
    { ...stored, joined: added.joined },
  );
  const suppressed = await suppressOptedOut(client, ctx.workspaceId, optedOut ? phones : []);
  const duplicates = people.length - added.accepted - added.updated;
  const became = added.accepted > 0 ? "accepted" : added.updated > 0 ? "updated" : "duplicates";
  await client.query(
    "UPDATE import_rejection SET corrected_at = now(), cells = $3 WHERE import_id = $1 AND row = $2",
    [importId, row, JSON.stringify(cells)],
  );
  await client.query(
    `UPDATE contact_import
     SET rejected = rejected - 1, accepted = accepted + $3, updated = updated + $4,
       duplicates = duplicates + $5,
       rows = rows + $6, suppressed = suppressed + $7
     WHERE id = $1 AND workspace_id = $2`,
    [importId, ctx.workspaceId, added.accepted, added.updated, duplicates, people.length - 1, suppressed],
  );
  await recordAudit(client, ctx, {
    action: "import.rowCorrected",
    entity: "import",
    entityId: importId,
    after: { row, became },
  });
  await notify(client, { workspaceId: ctx.workspaceId, topic: "import", id: importId });
  return { phone: phones[0] ?? "", became };
}
