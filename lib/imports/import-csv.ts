import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { cancelImport } from "@/lib/imports/cancel-import";
import { createImport } from "@/lib/imports/create-import";
import { type apiImportQuery, mappingInput } from "@/lib/imports/import.input";
import { requireImport } from "@/lib/imports/import.queries";
import { guessMapping } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { startImport } from "@/lib/imports/start-import";

/**
 * Takes a CSV from a program and starts it at once: names by their usual headers, every other
 * column a custom field.
 */
export async function importCsv(
  ctx: WorkspaceContext,
  listId: string,
  query: z.output<typeof apiImportQuery>,
  request: Request,
): Promise<{ id: string }> {
  if (!/^text\/(csv|plain|tab-separated-values)\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("unsupported_media_type", "Send the file as it is, with Content-Type: text/csv.");
  }
  if (!request.body) throw new AppError("invalid", "There is nothing in this file.");
  const hasHeader =
    query.header === undefined ? (namesColumn(query.phone) ? true : undefined) : query.header === "true";
  const created = await createImport(ctx, {
    listId,
    fileName: "api.csv",
    body: request.body,
    ...(hasHeader === undefined ? {} : { hasHeader }),
  });
  try {
    const names = created.inspection.columns.map((column) => column.name);
    const mapping = mappingInput.parse(guessMapping(names, phoneColumn(created.inspection, query.phone)));
    const country = query.country ?? (await requireImport(ctx.workspaceId, created.id)).country;
    await startImport(ctx, { importId: created.id, mapping, country });
    return { id: created.id };
  } catch (error) {
    await cancelImport(ctx, { importId: created.id });
    throw error;
  }
}

const namesColumn = (phone: string | undefined) => phone !== undefined && !/^\d+$/.test(phone);

function phoneColumn(inspection: Inspection, wanted: string | undefined): number {
  const names = inspection.columns.map((column) => column.name.toLowerCase());
  const byName = wanted === undefined ? -1 : names.indexOf(wanted.toLowerCase());
  const byNumber = wanted !== undefined && /^\d{1,2}$/.test(wanted) ? Number(wanted) - 1 : -1;
  const found = byName >= 0 ? byName : byNumber >= 0 && byNumber < names.length ? byNumber : -1;
  if (found >= 0) return found;
  if (wanted === undefined && inspection.mapping.phone !== null) return inspection.mapping.phone;
  const columns = inspection.columns.map((column) => column.name).join(", ");
  throw new AppError("invalid", undefined, {
    phone: `Name the phone column with ?phone=. This file has: ${columns}.`,
  });
}
