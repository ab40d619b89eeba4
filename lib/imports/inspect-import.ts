import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { InspectImportInput } from "@/lib/imports/import.input";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import { deleteText, readChunks } from "@/lib/imports/import-chunks";
import type { InspectChoice } from "@/lib/imports/inspect-file";
import type { Inspection, Reading } from "@/lib/imports/inspection.view";
import { type Findings, keepInspection } from "@/lib/imports/keep-inspection";
import { readFile } from "@/lib/imports/read-file";
import { type ReceivedFile, textFrom } from "@/lib/imports/receive-file";
import { withRememberedMapping } from "@/lib/imports/remembered-mapping";
import type { SheetChoice } from "@/lib/imports/workbook/workbook-to-csv";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const begun = () => new AppError("conflict", sentence("problems.imports.begun"));

/**
 * Looks at a waiting file again, with what a person decided about encoding, delimiter, quotation
 * mark, header, sheet or hidden rows, and keeps that decision. Another sheet is read from the
 * workbook as it came.
 */
export async function inspectImport(ctx: WorkspaceContext, input: InspectImportInput): Promise<Inspection> {
  const waiting = await waitingImport(ctx, input.importId);
  const { reading, findings } = waiting;
  const otherRows =
    (input.sheet !== undefined && input.sheet !== reading.sheet) ||
    (input.hiddenRows !== undefined && input.hiddenRows !== reading.hiddenRows);
  const file =
    findings.kind === "xlsx" && otherRows
      ? await readSheet(ctx, input, waiting)
      : await readAgain(ctx, input, waiting);
  const inspection = await withRememberedMapping(ctx.workspaceId, file.inspection);
  if (!(await keepInspection(ctx.workspaceId, input.importId, { ...file, inspection }))) throw begun();
  return inspection;
}

interface WaitingImport {
  country: string;
  bytes: number;
  lines: number;
  reading: Reading;
  findings: Findings;
  head: Uint8Array;
  beyond: Uint8Array | undefined;
}

function waitingImport(ctx: WorkspaceContext, importId: string): Promise<WaitingImport> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const found = await tx.contactImport.findFirst({ where: { id: importId, workspaceId: ctx.workspaceId } });
    if (!found) throw new AppError("not_found");
    const findings = found.findings as unknown as Findings;
    const numbers = [0, findings.bytesSeen?.beyondChunk ?? 0];
    const chunks = await tx.importChunk.findMany({
      where: { importId: found.id, workspaceId: ctx.workspaceId, number: { in: numbers } },
      orderBy: { number: "asc" },
    });
    const [first, other] = chunks;
    if (found.status !== "ready" || !first || !findings.kind) throw begun();
    return {
      country: found.country,
      bytes: Number(found.bytes),
      lines: found.rowsTotal ?? 0,
      reading: found.reading as unknown as Reading,
      findings,
      head: first.bytes.subarray(0, HEAD_BYTES),
      beyond: other?.bytes,
    };
  });
}

/**
 * What was decided stays decided; what was only guessed is guessed anew from what is decided now.
 */
function choiceFor(input: InspectImportInput, { reading, findings, country }: WaitingImport): InspectChoice {
  const sure = findings.kind !== "csv" || findings.sureness === "certain";
  const encoding = input.encoding ?? (sure ? reading.encoding : undefined);
  const reshaped = input.encoding !== undefined || input.delimiter !== undefined || input.quote !== undefined;
  const delimiter = input.delimiter ?? (input.encoding ? undefined : reading.delimiter);
  const headerRow =
    input.headerRow !== undefined ? input.headerRow : reshaped ? undefined : reading.headerRow;
  return {
    country: input.country ?? country,
    quote: input.quote ?? reading.quote,
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(reshaped || input.headerRow !== undefined ? {} : { listing: reading.listing ?? null }),
  };
}

async function readAgain(
  ctx: WorkspaceContext,
  input: InspectImportInput,
  waiting: WaitingImport,
): Promise<ReceivedFile> {
  const { findings, reading, head, beyond } = waiting;
  const seen = { head, ...(beyond ? { beyond } : {}), ...findings.bytesSeen };
  const task = { kind: "csv", seen, choice: choiceFor(input, waiting) } as const;
  const found = await readFile(ctx.workspaceId, task);
  const inspection = {
    ...found,
    kind: findings.kind,
    sheets: findings.sheets,
    hiddenRows: findings.hiddenRows,
    sureness: input.encoding ? ("certain" as const) : findings.sureness,
    reading: { ...found.reading, sheet: reading.sheet, hiddenRows: reading.hiddenRows },
  };
  const { bytes, lines } = waiting;
  return { bytes, lines, bytesSeen: findings.bytesSeen, inspection };
}

async function readSheet(
  ctx: WorkspaceContext,
  input: InspectImportInput,
  { reading, country }: WaitingImport,
): Promise<ReceivedFile> {
  const file = {
    id: input.importId,
    workspaceId: ctx.workspaceId,
    limit: Number.MAX_SAFE_INTEGER,
    choice: { country: input.country ?? country },
  };
  const now = { sheet: reading.sheet ?? 0, hiddenRows: reading.hiddenRows };
  const write = async (sheet: SheetChoice) => {
    await deleteText(input.importId);
    return textFrom(readChunks(input.importId, "source"), file, "xlsx", sheet);
  };
  try {
    return await write({ sheet: input.sheet ?? now.sheet, hiddenRows: input.hiddenRows ?? now.hiddenRows });
  } catch (error) {
    // A sheet that cannot be read leaves the one that was chosen before.
    await write(now);
    throw error;
  }
}
