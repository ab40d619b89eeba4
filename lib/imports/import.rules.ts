/** What a file may be at most. A workspace may set its own `importMegabytes` in its settings. */
export const IMPORT_LIMITS = {
  csvMegabytes: 250,
  xlsxMegabytes: 50,
  xlsxUnpackedMegabytes: 500,
  xlsxRows: 250_000,
  /** Read and shown; of these at most as many become fields as a person may have. */
  columns: 1_000,
  fields: 50,
  cellCharacters: 1_000,
  recordBytes: 256 * 1024,
  /** Uploads and imports at work, and uploads that wait for somebody. */
  open: 20,
  waiting: 20,
} as const;

/** For how long an import can be taken back. */
export const UNDO_HOURS = 24;

/**
 * A file is stored in pieces of this size. Small ones keep memory flat: the driver holds each
 * several times over while it reads it.
 */
export const CHUNK_BYTES = 64 * 1024;
/** The beginning of a file, from which the rest of it is understood. */
export const HEAD_BYTES = 65_536;

/** What was sent: text, a workbook, or contact cards. The last two are kept as text too. */
export type FileKind = "csv" | "xlsx" | "vcard";

const IMPORT_STATUSES = ["uploading", "ready", "running", "finished", "failed", "canceled"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** The allowed moves of an import. Everything else is refused. */
const IMPORT_MOVES: Record<ImportStatus, readonly ImportStatus[]> = {
  uploading: ["ready", "failed", "canceled"],
  ready: ["running", "canceled"],
  running: ["finished", "failed", "canceled"],
  finished: [],
  failed: [],
  canceled: [],
};

/** Whether an import may still be stopped. */
export function isCancelable(status: ImportStatus): boolean {
  return IMPORT_MOVES[status].includes("canceled");
}

/** Whether an import will change no more. */
export function isSettled(status: ImportStatus): boolean {
  return IMPORT_MOVES[status].length === 0;
}

/** Encodings that a file may be read in, the likely ones first. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "gb18030",
  "big5",
  "windows-1256",
  "macintosh",
  "windows-1250",
  "windows-1251",
  "windows-1254",
  "windows-874",
  "shift_jis",
  "euc-kr",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How sure a guess is. Only `unsure` needs a person's word. */
export type Sureness = "certain" | "likely" | "unsure";

/** The first four are guessed; the others are only read when the file or a person names them. */
export const DELIMITERS = [",", ";", "\t", "|", ":", "^", "~", "，"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export const GUESSED_DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];

/** A quotation mark, an apostrophe, or none at all. */
export const QUOTES = ['"', "'", ""] as const;
export type Quote = (typeof QUOTES)[number];

/** What becomes of a cell that holds several phone numbers. */
export const SEVERAL_PHONES = ["ask", "first", "each"] as const;
export type SeveralPhones = (typeof SEVERAL_PHONES)[number];

/** How a text that is no table lists people: numbers alone, or a name and a number a line. */
export type Listing = "numbers" | "names";
