import { AppError } from "@/lib/core/app-error";
import type { InspectImportInput } from "@/lib/imports/import.input";
import type { Delimiter, Encoding } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { inspectFile } from "@/lib/imports/inspect-file";
import { HEAD_BYTES } from "@/lib/imports/receive-file";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Looks at a waiting file again, with what a person decided about encoding, delimiter or header, and keeps that decision. */
export async function inspectImport(ctx: WorkspaceContext, input: InspectImportInput): Promise<Inspection> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: input.importId, workspaceId: ctx.workspaceId };
    const found = await tx.contactImport.findFirst({ where });
    if (!found) throw new AppError("not_found");
    const chunk = await tx.importChunk.findFirst({ where: { importId: found.id, number: 0, workspaceId: ctx.workspaceId } });
    if (found.status !== "ready" || !chunk) throw new AppError("conflict", "This import has already begun.");
    const inspection = await inspectFile(chunk.bytes.subarray(0, HEAD_BYTES), true, {
      encoding: input.encoding ?? ((found.encoding ?? "utf-8") as Encoding),
      delimiter: input.delimiter ?? (input.encoding ? undefined : ((found.delimiter ?? ",") as Delimiter)),
      hasHeader: input.hasHeader ?? found.hasHeader,
    });
    await tx.contactImport.updateMany({
      where: { ...where, status: "ready" },
      data: {
        encoding: inspection.encoding,
        delimiter: inspection.delimiter,
        hasHeader: inspection.hasHeader,
        columns: inspection.columns.map(({ name, samples }) => ({ name, samples })),
        mapping: { ...inspection.mapping },
      },
    });
    return inspection;
  });
}
