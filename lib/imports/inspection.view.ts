import type {
  Delimiter,
  Encoding,
  FileKind,
  Listing,
  Quote,
  SeveralPhones,
  Sureness,
} from "@/lib/imports/import.rules";

/** Which column (by position) goes where. A column that is named nowhere is left out. */
export interface ImportMapping {
  phone: number | null;
  firstName: number | null;
  lastName: number | null;
  /** Columns with the beginning of the phone. */
  phoneCode: number | null;
  phoneArea: number | null;
  /** A whole name, cut where it says itself how. */
  fullName: number | null;
  /** Used where the first phone column has no number that can be read. */
  secondPhone: number | null;
  /** Who is marked here is not texted any more. */
  optOut: number | null;
  /** Who agreed to marketing by WhatsApp. Mappings of before have none. */
  optIn?: number | null | undefined;
  several: SeveralPhones;
  fields: { column: number; name: string }[];
}

export interface ImportColumn {
  name: string;
  /** Up to five cells from the top of the file. */
  samples: string[];
}

/**
 * How the bytes of a file are understood. Stored with the import, and the same at every reading.
 */
export interface Reading {
  encoding: Encoding;
  delimiter: Delimiter;
  quote: Quote;
  /** The usual number of cells in a row. */
  width: number;
  /** The position of the row that names the columns, from 0; null where there is none. */
  headerRow: number | null;
  /** Its cells, so that the same row further down is known again. */
  header: string[];
  sheet: number | null;
  hiddenRows: boolean;
  /** Where it is no table but a list; files of before this was known have none. */
  listing?: Listing | null;
}

export interface SheetView {
  name: string;
  hidden: boolean;
  empty: boolean;
}

/** A row as it was read; `row` counts as a spreadsheet does, from 1. */
export interface PreviewRow {
  row: number;
  cells: string[];
}

/** What the first look at a file found. */
export interface Inspection {
  kind: FileKind;
  reading: Reading;
  sureness: Sureness;
  columns: ImportColumn[];
  mapping: ImportMapping;
  /** Whether the mapping is the one that was used for these headings before. */
  remembered: boolean;
  preview: PreviewRow[];
  sheets: SheetView[];
  /** Rows that the sheet hides. */
  hiddenRows: number;
  /** Rows before the header that have something in them. */
  passedOver: number;
  /**
   * Rows, counted from 1, whose quotation marks had to be repaired or whose letters are damaged.
   */
  repaired: number[];
  damaged: number[];
  /** Another column that holds phone numbers, and whether any cell holds several. */
  secondPhone: number | null;
  severalPhones: boolean;
  /** The column that tells who asked not to be texted. */
  optOut: number | null;
}
