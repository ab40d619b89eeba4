import { AppError } from "@/lib/core/app-error";
import { cutText } from "@/lib/core/cut-text";
import { sentence } from "@/lib/core/sentence";
import { severalPhones } from "@/lib/core/several-phones";
import { type Encoding, HEAD_BYTES, IMPORT_LIMITS, type Listing } from "@/lib/imports/import.rules";
import type { ImportMapping, Inspection, PreviewRow } from "@/lib/imports/inspection.view";
import { cleanCell } from "@/lib/imports/reading/clean-cell";
import {
  columnNames,
  fieldName,
  guessMapping,
  guessOptOutColumn,
  guessPhoneColumns,
  onlyNames,
} from "@/lib/imports/reading/guess-columns";
import { type ByteEvidence, guessEncoding } from "@/lib/imports/reading/guess-encoding";
import {
  type GuessedTable,
  guessTable,
  isBlankRow,
  type TableChoice,
} from "@/lib/imports/reading/guess-table";
import { namesKnownColumn, namesPhone } from "@/lib/imports/reading/headings";
import { guessListing, listedPeople } from "@/lib/imports/reading/listed-people";
import { guessPhoneParts } from "@/lib/imports/reading/phone-parts";
import { decodeAll } from "@/lib/imports/reading/text-decoder";

const PREVIEW = { rows: 15, columns: 40, characters: 80 };

/** What a person or a program decided in place of the guess. */
export interface InspectChoice extends TableChoice {
  encoding?: Encoding;
  /**
   * The heading of the phone column, when a program names it: the header is the row that has it.
   */
  phoneHeading?: string;
  /** Whether there is one for certain. */
  needsHeader?: boolean;
  /** Known from an earlier look; null where it is a table. */
  listing?: Listing | null;
  /** Whose numbers have no country code. */
  country: string;
}

/** Reads the beginning of a file (64 kB are enough) and proposes how to understand it. */
export async function inspectFile(seen: ByteEvidence, choice: InspectChoice): Promise<Inspection> {
  const guessed = guessEncoding(seen);
  const encoding = choice.encoding ?? guessed.encoding;
  const whole = seen.head.length < HEAD_BYTES;
  const text = decodeAll(seen.head, encoding);
  const table = guessTable(text, whole, choice);
  if (!table.rows.some((row) => !isBlankRow(row))) throw nothingIn(text, whole);
  const listing = listingOf(table, choice);
  const rows = listing ? table.rows.flatMap((row) => listedPeople(row, listing)) : table.rows;
  const first = choice.needsHeader ? rows.findIndex((row) => !isBlankRow(row)) : null;
  const headerRow = namedHeader(rows, choice) ?? table.headerRow ?? first;
  const body = rows.slice(headerRow === null ? 0 : headerRow + 1).filter((row) => !isBlankRow(row));
  const header = headerRow === null ? [] : (rows[headerRow] ?? []);
  const width = usedWidth(header, body);
  const names = columnNames(
    Array.from({ length: width }, (_, index) => header[index] ?? ""),
    headerRow !== null,
  );
  const cells = names.map((_, index) =>
    body.slice(0, 50).map((row) => cutText(cleanCell(row[index] ?? ""), 200)),
  );
  const parts = guessPhoneParts(names, cells, choice.country);
  const phones = parts
    ? { phone: parts.phone, second: null }
    : guessPhoneColumns(names, cells, choice.country);
  const numbered = rows.map((row, index) => ({ row: index + 1, cells: row }));
  return {
    kind: "csv",
    reading: {
      encoding,
      delimiter: table.delimiter,
      quote: table.quote,
      width: table.width,
      headerRow,
      header: header.map((cell) => cutText(cleanCell(cell), 200)),
      sheet: null,
      hiddenRows: false,
      listing,
    },
    sureness: choice.encoding === undefined ? guessed.sureness : "certain",
    columns: names.map((name, index) => ({ name, samples: samplesOf(cells[index] ?? [], width) })),
    mapping: mappingOf(
      listing,
      headerRow === null,
      cells,
      guessMapping(names, phones.phone, cells, parts ?? undefined),
    ),
    remembered: false,
    preview: numbered.slice(0, Math.max(PREVIEW.rows, (headerRow ?? 0) + 8)).map(shortened),
    sheets: [],
    hiddenRows: 0,
    passedOver: headerRow === null ? 0 : rows.slice(0, headerRow).filter((row) => !isBlankRow(row)).length,
    repaired: table.repaired.map((row) => row + 1),
    damaged: numbered
      .filter(({ cells }) => cells.some((cell) => cell.includes("\ufffd")))
      .map(({ row }) => row),
    secondPhone: phones.second,
    severalPhones:
      phones.phone !== null && (cells[phones.phone] ?? []).some((cell) => severalPhones(cell).length > 0),
    optOut: guessOptOutColumn(names, cells),
  };
}

/** Only where nothing says that it is a table. */
function listingOf(table: GuessedTable, choice: InspectChoice): Listing | null {
  if (choice.listing !== undefined) return choice.listing;
  if (choice.delimiter !== undefined || choice.needsHeader === true) return null;
  if (table.headerRow === null) return guessListing(table.rows, choice.country);
  const body = table.rows.slice(table.headerRow + 1);
  const aligned = namesBoth(table.rows[table.headerRow] ?? []);
  return aligned && guessListing(body, choice.country) === "names" ? "names" : null;
}

/** "NAMA      TELEFON": two headings in one cell, above names and numbers that spaces put apart. */
function namesBoth(header: readonly string[]): boolean {
  const headings = header.length === 1 ? (header[0] as string).trim().split(/\s{2,}/) : [];
  return headings.length === 2 && headings.some(namesPhone) && headings.every(namesKnownColumn);
}

/** A list of names and numbers says itself which column is the name. */
function mappingOf(
  listing: Listing | null,
  headless: boolean,
  cells: readonly (readonly string[])[],
  guessed: ImportMapping,
): ImportMapping {
  if (listing === "names") return { ...guessed, phone: 1, fullName: 0, fields: [] };
  const name = headless ? onlyNames(cells) : null;
  if (name === null || guessed.phone === null) return guessed;
  return { ...guessed, fullName: name, fields: guessed.fields.filter(({ column }) => column !== name) };
}

/** The row that holds the heading which a program named. */
function namedHeader(rows: readonly (readonly string[])[], { phoneHeading, headerRow }: InspectChoice) {
  if (phoneHeading === undefined || headerRow !== undefined) return null;
  const wanted = phoneHeading.trim().toLowerCase();
  const found = rows.findIndex((row) => row.some((cell) => fieldName(cell).toLowerCase() === wanted));
  return found < 0 ? null : found;
}

/**
 * Columns at the end without a heading and with nothing in them are what a spreadsheet formatted.
 */
function usedWidth(header: readonly string[], body: readonly (readonly string[])[]): number {
  const lastUsed = (row: readonly string[]) => row.findLastIndex((cell) => cell.trim() !== "") + 1;
  const width = body.reduce((most, row) => Math.max(most, lastUsed(row)), lastUsed(header));
  if (width <= IMPORT_LIMITS.columns) return Math.max(width, 1);
  throw new AppError(
    "invalid",
    sentence("rules.files.columns", { most: IMPORT_LIMITS.columns, columns: width }),
  );
}

function samplesOf(cells: readonly string[], width: number): string[] {
  const characters = width > 50 ? 60 : 200;
  const filled = cells.filter((cell) => cell !== "");
  return (width > 50 ? filled : cells).slice(0, 5).map((cell) => cutText(cell, characters));
}

function shortened({ row, cells }: PreviewRow): PreviewRow {
  return { row, cells: cells.slice(0, PREVIEW.columns).map((cell) => cutText(cell, PREVIEW.characters)) };
}

function nothingIn(text: string, whole: boolean): AppError {
  return whole || text.trim() === ""
    ? new AppError("invalid", sentence("rules.files.empty"))
    : new AppError("invalid", sentence("rules.files.firstRowLong"));
}
