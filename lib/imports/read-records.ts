import { CsvError, Parser } from "csv-parse";
import { AppError } from "@/lib/core/app-error";
import { type Delimiter, type Encoding, IMPORT_LIMITS } from "@/lib/imports/import.rules";

const PIECE = 8 * 1024;

export interface TextFormat {
  encoding: Encoding;
  delimiter: Delimiter;
}

/**
 * Splits a stream of file bytes into records, one array for each piece, so that memory stays flat.
 * Blank lines come as `[""]`: the caller counts them, because row numbers must be the ones a
 * spreadsheet shows.
 */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  format: TextFormat,
): AsyncGenerator<string[][]> {
  let records: string[][] = [];
  let failure: Error | null = null;
  const parser = new Parser({
    delimiter: format.delimiter,
    bom: true,
    // Named, because the parser would otherwise take the file's first line end for the only one.
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: IMPORT_LIMITS.recordBytes,
    // Collected here and not pushed on: the stream's own object queue costs more than the parsing.
    on_record: (record: string[]) => {
      records.push(record);
      return null;
    },
  });
  parser.on("error", (error) => {
    failure = error;
  });
  const ended = new Promise<void>((resolve) => parser.once("close", resolve));
  parser.resume();
  const decoder = format.encoding === "utf-8" ? null : new TextDecoder(format.encoding);
  const write = (part: Uint8Array | string) =>
    new Promise<void>((resolve) => {
      if (part.length === 0) resolve();
      else parser.write(part, () => resolve());
    });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      await write(decoder ? decoder.decode(piece, { stream: true }) : piece);
      if (failure) throw readable(failure);
      if (records.length > 0) yield records;
      records = [];
      // A piece may hold as many rows as it has bytes: whoever shares this thread has a turn after
      // each.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  if (decoder) await write(decoder.decode());
  parser.end();
  await ended;
  if (failure) throw readable(failure);
  if (records.length > 0) yield records;
}

function readable(error: unknown): Error {
  if (!(error instanceof CsvError)) return error instanceof Error ? error : new Error(String(error));
  const line = error.lines ?? 1;
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return new AppError(
      "invalid",
      `The row that ends near line ${line} is too long. Most often a quotation mark before it is never closed.`,
    );
  }
  if (error.code === "CSV_QUOTE_NOT_CLOSED") {
    return new AppError(
      "invalid",
      `A quotation mark is opened and never closed; the file ends at line ${line}.`,
    );
  }
  return new AppError("invalid", `The file cannot be read near line ${line}.`);
}
