import { DELIMITERS, type Delimiter, GUESSED_DELIMITERS, type Quote } from "@/lib/imports/import.rules";
import { isValue, looksLikePhone } from "@/lib/imports/reading/cell-kinds";
import { isTotals, namesKnownColumn, namesPhone } from "@/lib/imports/reading/headings";
import { RecordReader } from "@/lib/imports/reading/record-reader";

const MOST_ROWS = 100;
/** Enough to tell the delimiter by. */
const SAMPLE_CHARACTERS = 16 * 1024;

/** What a person decided about the shape of a table, in place of the guess. */
export interface TableChoice {
  delimiter?: Delimiter;
  quote?: Quote;
  /**
   * The position of the row with the names of the columns, from 0; null says that there is none.
   */
  headerRow?: number | null;
}

/** The first rows of a table, and how they are to be understood. */
export interface GuessedTable {
  delimiter: Delimiter;
  quote: Quote;
  /** The usual number of cells in a row. */
  width: number;
  headerRow: number | null;
  rows: string[][];
  /** Rows that had to be repaired, by position. */
  repaired: number[];
}

/** Finds delimiter, usual width and header of a text of which `whole` says that it is all of it. */
export function guessTable(text: string, whole: boolean, choice: TableChoice = {}): GuessedTable {
  const quote = choice.quote ?? (hasApostrophes(text) ? "'" : '"');
  const named = delimiterLine(text);
  const delimiter = choice.delimiter ?? named ?? bestDelimiter(text, whole, quote);
  const width = usualWidth(rowsOf(text, whole, { delimiter, quote, width: 0 }).rows);
  const { rows, repaired } = rowsOf(text, whole, { delimiter, quote, width });
  const from = named === null ? 0 : 1;
  const headerRow = choice.headerRow === undefined ? guessHeaderRow(rows, width, from) : choice.headerRow;
  return { delimiter, quote, width, headerRow, rows, repaired };
}

/**
 * `sep=;` in the first line, as spreadsheets understand it; quotation marks may stand around it.
 */
function delimiterLine(text: string): Delimiter | null {
  const [, mark] = /^\ufeff?"?sep=(.)"?[,;\t|]{0,200}[\r\n]/i.exec(text.slice(0, 400)) ?? [];
  return DELIMITERS.find((delimiter) => delimiter === mark) ?? null;
}

/** `'Ali','0123456789'`, as databases write it; one that guards a number has no second. */
function hasApostrophes(text: string): boolean {
  const lines = text.slice(0, SAMPLE_CHARACTERS).split(/[\r\n]+/, 40);
  const filled = lines.filter((line) => line.trim() !== "").slice(1);
  if (filled.length === 0 || filled.some((line) => line.includes('"'))) return false;
  return filled.filter((line) => IN_APOSTROPHES.test(line)).length > filled.length / 2;
}

const IN_APOSTROPHES = /(?:^|[,;\t|]) ?'[^',;\t|]{1,200}' ?(?:[,;\t|]|$)/;

function rowsOf(text: string, whole: boolean, format: { delimiter: string; quote: string; width: number }) {
  const reader = new RecordReader(format);
  let rows: string[][];
  try {
    rows = reader.read(text, whole);
  } catch (error) {
    if (whole) throw error;
    rows = [];
  }
  return { rows: rows.slice(0, MOST_ROWS), repaired: reader.repaired.filter((row) => row < MOST_ROWS) };
}

/** The delimiter by which most rows have the same number of cells, and some column holds phones. */
function bestDelimiter(text: string, whole: boolean, quote: Quote): Delimiter {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const filledRows = (delimiter: Delimiter) =>
    rowsOf(sample, whole && sample.length === text.length, { delimiter, quote, width: 0 }).rows.filter(
      (row) => !isBlankRow(row),
    );
  let best: Delimiter | null = null;
  let bestScore = 0;
  for (const delimiter of GUESSED_DELIMITERS) {
    const filled = filledRows(delimiter);
    const width = usualWidth(filled);
    // Commas at the end of each line are what a spreadsheet adds, and cut nothing.
    const used = Math.max(0, ...filled.map((row) => row.filter((cell) => cell.trim() !== "").length));
    if (width < 2 || used < 2) continue;
    const even = filled.filter((row) => row.length === width);
    const phones = even.filter((row) =>
      row.some((cell) => looksLikePhone(cell.replace(/(?<!,),+$/, ""))),
    ).length;
    const score = ((even.length + phones) / filled.length) * 100 + Math.min(width, 50) * 0.5;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best ?? DELIMITERS.find((delimiter) => namesColumns(filledRows(delimiter))) ?? ",";
}

/** Rare marks may stand in any cell: they cut only what they cut into known columns at the top. */
function namesColumns(rows: readonly (readonly string[])[]): boolean {
  const [header = [], ...body] = rows;
  if (header.length < 2 || !header.some(namesPhone)) return false;
  if (header.filter(namesKnownColumn).length < header.length / 2) return false;
  return body.filter((row) => row.length === header.length).length > body.length * 0.8;
}

/** The number of cells that most rows have, passing over rows that are nearly empty. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) if (!isBlankRow(row)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [length, count] of counts) {
    if (length < 2 || count < most || (count === most && length < width)) continue;
    width = length;
    most = count;
  }
  // A list of single numbers may hold a comma somewhere.
  return most * 3 > (counts.get(1) ?? 0) ? width : 1;
}

/**
 * The row with the names of the columns: before the first person, nothing in it is a value, and it
 * is about as full as the rows are. Rows of known names go first.
 */
export function guessHeaderRow(rows: readonly (readonly string[])[], width: number, from = 0): number | null {
  const firstPerson = rows.findIndex((row, index) => index >= from && row.some(looksLikePhone));
  const before = firstPerson < 0 ? rows.length : firstPerson;
  const usual = usuallyFilled(rows, before, width);
  const candidates: { index: number; known: number; filled: number }[] = [];
  for (let index = from; index < Math.min(before, 60); index++) {
    const row = rows[index] as readonly string[];
    const cells = row.map((cell) => cell.trim()).filter(Boolean);
    if (cells.length === 0 || cells.some(isValue) || isTotals(row)) continue;
    const known = cells.filter(namesKnownColumn).length;
    if (cells.length < Math.min(usual, 2) || (known === 0 && cells.length < usual / 2)) continue;
    candidates.push({ index, known, filled: cells.length });
  }
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (found, each) => (found === null || each.known > found.known ? each : found),
    null,
  );
  return best?.index ?? null;
}

function usuallyFilled(rows: readonly (readonly string[])[], from: number, width: number): number {
  const body = rows.slice(from, from + 50).filter((row) => !isBlankRow(row));
  if (body.length === 0) return width;
  const filled = body.map((row) => row.filter((cell) => cell.trim() !== "").length).sort((a, b) => a - b);
  return filled[Math.floor(filled.length / 2)] ?? width;
}

/** Whether nothing stands in a row. Such rows count for the row numbers and for nothing else. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
