import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { cancelImport } from "@/lib/imports/cancel-import";
import { createImport } from "@/lib/imports/create-import";
import { type apiImportQuery, mappingInput } from "@/lib/imports/import.input";
import { requireImport } from "@/lib/imports/import.queries";
import type { ImportMapping, Inspection } from "@/lib/imports/inspection.view";
import { guessMapping } from "@/lib/imports/reading/guess-columns";
import { isRejectionsFile, REJECTION_COLUMNS } from "@/lib/imports/remembered-mapping";
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
    throw new AppError("unsupported_media_type", sentence("problems.imports.sendCsv"));
  }
  if (!request.body) throw new AppError("invalid", sentence("rules.files.empty"));
  const { country, encoding, delimiter } = query;
  const created = await createImport(ctx, {
    listId,
    fileName: "api.csv",
    body: request.body,
    choice: {
      ...(country ? { country } : {}),
      ...(encoding ? { encoding } : {}),
      ...(delimiter ? { delimiter } : {}),
      ...headerChoice(query),
      // Whoever names a column has a table.
      ...(query.phone === undefined ? {} : { listing: null }),
    },
  });
  try {
    const mapping = mappingInput.parse(mappingFor(created.inspection, query.phone));
    if (created.inspection.sureness === "unsure") throw unsureEncoding(created.inspection);
    const own = (await requireImport(ctx.workspaceId, created.id)).country;
    await startImport(ctx, { importId: created.id, mapping, country: country ?? own });
    return { id: created.id };
  } catch (error) {
    await cancelImport(ctx, { importId: created.id });
    throw error;
  }
}

/** A program that names the phone column by its heading says that there is a header. */
function headerChoice({ header, phone }: z.output<typeof apiImportQuery>) {
  if (header === "false") return { headerRow: null };
  if (phone !== undefined && namesColumn(phone)) return { phoneHeading: phone, needsHeader: true };
  return header === "true" ? { needsHeader: true } : {};
}

function unsureEncoding({ columns, reading }: Inspection): AppError {
  const names = columns.map((column) => column.name).join(", ");
  return new AppError("invalid", undefined, {
    encoding: sentence("problems.imports.unsureEncoding", { encoding: reading.encoding, names }),
  });
}

/**
 * Names by their usual headings, every other column a custom field; of several numbers none is
 * chosen.
 */
function mappingFor(inspection: Inspection, wanted: string | undefined): ImportMapping {
  const phone = phoneColumn(inspection, wanted);
  if (phone === inspection.mapping.phone && !inspection.remembered) return inspection.mapping;
  const names = inspection.columns.map((column) => column.name);
  const mapping = guessMapping(
    names,
    phone,
    inspection.columns.map((column) => column.samples),
  );
  const ours = isRejectionsFile(inspection.columns) ? names.length - REJECTION_COLUMNS.length : names.length;
  return { ...mapping, fields: mapping.fields.filter(({ column }) => column < ours) };
}

const namesColumn = (phone: string) => !/^\d+$/.test(phone);

function phoneColumn(inspection: Inspection, wanted: string | undefined): number {
  const names = inspection.columns.map((column) => column.name.toLowerCase());
  const byName = wanted === undefined ? -1 : names.indexOf(wanted.toLowerCase());
  const byNumber = wanted !== undefined && /^\d{1,4}$/.test(wanted) ? Number(wanted) - 1 : -1;
  const found = byName >= 0 ? byName : byNumber >= 0 && byNumber < names.length ? byNumber : -1;
  if (found >= 0) return found;
  if (wanted === undefined && inspection.mapping.phone !== null) return inspection.mapping.phone;
  const columns = inspection.columns.map((column) => column.name).join(", ");
  throw new AppError("invalid", undefined, {
    phone: sentence("problems.imports.namePhone", { columns }),
  });
}
