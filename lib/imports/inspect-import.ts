import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import type { InspectImportInput } from "@/lib/imports/import.input";
import { type Delimiter, type Encoding, HEAD_BYTES } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { readFile } from "@/lib/imports/read-file";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const begun = () => new AppError("conflict", "This import has already begun.");

/**
 * Looks at a waiting file again, with what a person decided about encoding, delimiter or header,
 * and keeps that decision.
 */
export async function inspectImport(ctx: WorkspaceContext, input: InspectImportInput): Promise<Inspection> {
  const { head, choice } = await beginningOf(ctx, input);
  const inspection = await readFile(ctx.workspaceId, { kind: "text", head, utf8Valid: true, choice });
  await inWorkspace(ctx.workspaceId, async (tx) => {
    const { count } = await tx.contactImport.updateMany({
      where: { id: input.importId, workspaceId: ctx.workspaceId, status: "ready" },
      data: {
        encoding: inspection.encoding,
        delimiter: inspection.delimiter,
        hasHeader: inspection.hasHeader,
        columns: inspection.columns.map(({ name, samples }) => ({ name, samples })),
        mapping: { ...inspection.mapping },
      },
    });
    if (count === 0) throw begun();
  });
  return inspection;
}

function beginningOf(ctx: WorkspaceContext, input: InspectImportInput) {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const found = await tx.contactImport.findFirst({
      where: { id: input.importId, workspaceId: ctx.workspaceId },
    });
    if (!found) throw new AppError("not_found");
    const chunk = await tx.importChunk.findFirst({
      where: { importId: found.id, number: 0, workspaceId: ctx.workspaceId },
    });
    if (found.status !== "ready" || !chunk) throw begun();
    const delimiter =
      input.delimiter ?? (input.encoding ? undefined : ((found.delimiter ?? ",") as Delimiter));
    return {
      head: chunk.bytes.subarray(0, HEAD_BYTES),
      choice: {
        encoding: input.encoding ?? ((found.encoding ?? "utf-8") as Encoding),
        ...(delimiter ? { delimiter } : {}),
        hasHeader: input.hasHeader ?? found.hasHeader,
      },
    };
  });
}
