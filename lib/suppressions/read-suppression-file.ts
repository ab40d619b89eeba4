import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { severalPhones } from "@/lib/core/several-phones";
import { detectKind } from "@/lib/imports/detect-kind";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import { chunked } from "@/lib/imports/import-chunks";
import type { Inspection } from "@/lib/imports/inspection.view";
import { readFile } from "@/lib/imports/read-file";
import { readRecords } from "@/lib/imports/read-records";
import { cleanCell } from "@/lib/imports/reading/clean-cell";
import { Utf8Census } from "@/lib/imports/reading/utf8-census";
import { spoolFile } from "@/lib/imports/spool-file";
import { byteLimit } from "@/lib/suppressions/byte-limit";
import { type GivenPhone, tooManyPhones } from "@/lib/suppressions/given-phone";
import { SUPPRESSION_BATCH } from "@/lib/suppressions/suppression.rules";

interface NumberFile {
  phones: GivenPhone[];
  columns: string[];
  column: number;
}

/** Headings are read too, and how many count is known in the end. */
const MOST_READ = SUPPRESSION_BATCH.numbers + 1_000;

/**
 * The numbers of a text, a workbook or contact cards, each with its row, read the way an import
 * reads them. Rows up to the heading count only when a number stands there; a blank row is nothing.
 */
export async function readSuppressionFile(
  workspaceId: string,
  body: AsyncIterable<Uint8Array>,
  { country, column: wanted }: { country: string; column?: number | undefined },
): Promise<NumberFile> {
  const { inspection, chunks } = await readText(workspaceId, body, country);
  const column = wanted ?? inspection.mapping.phone ?? 0;
  const { headerRow } = inspection.reading;
  const phones: GivenPhone[] = [];
  let row = 0;
  for await (const records of readRecords(chunks, inspection.reading)) {
    for (const record of records) {
      row += 1;
      if (record.every((cell) => cell.trim() === "")) continue;
      const value = cleanCell(record[column] ?? "");
      const several = severalPhones(value);
      const heading = headerRow !== null && row <= headerRow + 1;
      for (const each of several.length > 0 ? several : [value]) phones.push({ row, value: each, heading });
    }
    if (phones.length > MOST_READ) throw tooManyPhones(phones.length);
  }
  return { phones, columns: inspection.columns.map(({ name }) => name), column };
}

/** The file as text in memory, which its limit keeps small, and what is in it. */
async function readText(
  workspaceId: string,
  body: AsyncIterable<Uint8Array>,
  country: string,
): Promise<{ inspection: Inspection; chunks: AsyncIterable<Buffer> }> {
  const source: Buffer[] = [];
  const within = byteLimit();
  for await (const chunk of chunked(body)) source.push(within(chunk));
  if (source.length === 0) throw new AppError("invalid", sentence("problems.imports.emptyFile"));
  const head = Buffer.concat(source.slice(0, 2)).subarray(0, HEAD_BYTES);
  const kind = detectKind(head);
  if (kind === "csv") {
    const census = new Utf8Census();
    for (const chunk of source) census.add(chunk);
    const seen = { head, wide: census.wide, damaged: census.damaged };
    return {
      inspection: await readFile(workspaceId, { kind, seen, choice: { country } }),
      chunks: each(source),
    };
  }
  const spooled = await spoolFile(each(source));
  const text: Buffer[] = [];
  try {
    const unpacked = byteLimit();
    const takePiece = async (bytes: Buffer) => void text.push(unpacked(bytes));
    const task = { kind, choice: { country }, sheet: {} };
    const inspection = await readFile(workspaceId, task, { fd: spooled.fd, takePiece });
    return { inspection, chunks: each(text) };
  } finally {
    await spooled.close();
  }
}

async function* each(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}
