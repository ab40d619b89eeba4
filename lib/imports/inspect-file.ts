import { AppError } from "@/lib/core/app-error";
import { unguardCell } from "@/lib/core/csv-cell";
import { cutText } from "@/lib/core/cut-text";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import {
  columnNames,
  DELIMITERS,
  type Delimiter,
  type Encoding,
  guessMapping,
  guessPhoneColumn,
  HEAD_BYTES,
  IMPORT_LIMITS,
  looksLikeHeader,
} from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { readRecords } from "@/lib/imports/read-records";

const MOST_ROWS = 100;
/** Enough to tell the delimiter by. */
const SAMPLE_BYTES = 16 * 1024;

/** What a person decided instead of the guess. */
export interface InspectChoice {
  encoding?: Encoding;
  delimiter?: Delimiter;
  hasHeader?: boolean;
}

/** Reads the beginning of a file (64 kB are enough) and proposes how to understand it. */
export async function inspectFile(
  head: Uint8Array,
  utf8Valid: boolean,
  choice: InspectChoice = {},
): Promise<Inspection> {
  const detected = detectEncoding(head, utf8Valid);
  const encoding = choice.encoding ?? detected.encoding;
  const delimiter = choice.delimiter ?? (await bestDelimiter(head, encoding));
  const rows = await firstRows(head, encoding, delimiter);
  const first = rows[0];
  if (!first) throw new AppError("invalid", "There is nothing in this file.");
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width > IMPORT_LIMITS.columns) {
    throw new AppError(
      "invalid",
      `A file may have at most ${IMPORT_LIMITS.columns} columns; this one has ${width}.`,
    );
  }
  const hasHeader = choice.hasHeader ?? looksLikeHeader(first);
  const body = hasHeader ? rows.slice(1) : rows;
  const header = Array.from({ length: width }, (_, index) => first[index] ?? "");
  const names = columnNames(header, hasHeader);
  const cells = names.map((_, index) =>
    body.slice(0, 50).map((row) => cutText(unguardCell((row[index] ?? "").trim()), 200)),
  );
  const phone = guessPhoneColumn(names, cells);
  return {
    encoding,
    encodingSure: choice.encoding !== undefined || detected.sure,
    delimiter,
    hasHeader,
    columns: names.map((name, index) => ({ name, samples: (cells[index] ?? []).slice(0, 5) })),
    mapping: guessMapping(names, phone),
  };
}

/** The delimiter that cuts the first rows into the most columns, evenly. */
async function bestDelimiter(head: Uint8Array, encoding: Encoding): Promise<Delimiter> {
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const sample = head.subarray(0, SAMPLE_BYTES);
    const rows = await firstRows(sample, encoding, delimiter, head.length).catch(() =>
      firstRows(head, encoding, delimiter),
    );
    const width = rows[0]?.length ?? 1;
    if (width < 2) continue;
    const even = rows.filter((row) => row.length === width).length / rows.length;
    const score = even * 100 + Math.min(width, 50);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** The first rows with anything in them, at most a hundred, read no further than needed. */
async function firstRows(
  head: Uint8Array,
  encoding: Encoding,
  delimiter: Delimiter,
  of = head.length,
): Promise<string[][]> {
  const rows: string[][] = [];
  const whole = head.length === of && of < HEAD_BYTES;
  let partial = false;
  async function* bytes() {
    yield head;
    partial = !whole;
  }
  try {
    for await (const batch of readRecords(bytes(), { encoding, delimiter })) {
      for (const row of batch) if (row.some((cell) => cell.trim() !== "")) rows.push(row);
      if (rows.length > MOST_ROWS) break;
    }
  } catch (error) {
    if (rows.length === 0) throw error;
  }
  if (partial && rows.length === 1) {
    throw new AppError(
      "invalid",
      "The first row of this file is longer than 64 kB. Check that its lines end, and its quotation marks close.",
    );
  }
  // The head may end in the middle of a row.
  return (partial ? rows.slice(0, -1) : rows).slice(0, MOST_ROWS);
}
