import type { ContactRow } from "@/lib/contacts/store-contacts";
import { cutText } from "@/lib/core/cut-text";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import type { ImportMapping, Reading } from "@/lib/imports/inspection.view";
import { PhoneSet } from "@/lib/imports/phone-set";
import { phoneCell, prepareRow, type RowRules } from "@/lib/imports/prepare-row";
import { isValue } from "@/lib/imports/reading/cell-kinds";
import { cleanCell } from "@/lib/imports/reading/clean-cell";
import { explainsColumns } from "@/lib/imports/reading/explains-columns";
import { isBlankRow } from "@/lib/imports/reading/guess-table";
import { isCount, isTotals, namesKnownColumn, namesPhone, namesTotal } from "@/lib/imports/reading/headings";

export interface RejectedRow {
  row: number;
  reason: string;
  value: string;
  cells: string[];
}

/**
 * At most so much in one transaction. Larger ones store a row cheaper, because rows that are close
 * in an index come together; smaller ones keep cancel and progress quick, and memory flat.
 */
const MOST = { rows: 10_000, characters: 8_000_000 };

/** What one transaction stores: the rows of the file from `from` up to, not including, `next`. */
export interface ImportBatch {
  from: number;
  next: number;
  rows: number;
  contacts: ContactRow[];
  repeated: number;
  rejected: RejectedRow[];
  /** Phones of people who asked not to be texted. */
  optedOut: string[];
  /** Who agreed to marketing by WhatsApp, and when. */
  optedIn: { phone: string; at: Date | null }[];
}

interface BuilderRun {
  reading: Reading;
  mapping: ImportMapping;
  country: string;
  nextRow: number;
}

/** Turns records into batches, and remembers which phones the file has shown already. */
export class ImportBatchBuilder {
  readonly #seen = new PhoneSet();
  readonly #rules: RowRules;
  #position = 0;
  #characters = 0;
  #batch: ImportBatch;

  constructor(private readonly run: BuilderRun) {
    this.#batch = emptyBatch(run.nextRow);
    const { mapping, country, reading } = run;
    this.#rules = { mapping, country, optOutHeading: reading.header[mapping.optOut ?? -1] ?? "" };
  }

  /** Whether it is time to store what has come together. */
  get isFull(): boolean {
    return this.#batch.rows >= MOST.rows || this.#characters >= MOST.characters;
  }

  add(cells: string[]): void {
    const position = this.#position++;
    const stored = position < this.run.nextRow;
    const batch = this.#batch;
    if (!stored) {
      batch.next = position + 1;
      for (const cell of cells) this.#characters += cell.length;
    }
    if (this.#isNobody(cells, position)) return;
    const { people, rejection, optedOut, optedIn } = prepareRow(cells, this.#rules);
    if (stored) {
      for (const { phone } of people) this.#seen.add(phone);
      return;
    }
    for (const person of people) {
      batch.rows++;
      if (this.#seen.add(person.phone)) batch.contacts.push(person);
      else batch.repeated++;
      if (optedOut) batch.optedOut.push(person.phone);
      if (optedIn) batch.optedIn.push({ phone: person.phone, at: optedIn.at });
    }
    if (rejection === null || (isSum(rejection.value) && isTotals(cells)) || isRule(cells)) return;
    batch.rows++;
    const { reason, value } = rejection;
    batch.rejected.push({ row: position + 1, reason, value, cells: kept(cells) });
  }

  take(): ImportBatch {
    const batch = this.#batch;
    this.#batch = emptyBatch(batch.next);
    this.#characters = 0;
    return batch;
  }

  /**
   * What stands before the header, the header itself, here or again further down, and blank rows.
   */
  #isNobody(cells: string[], position: number): boolean {
    const { headerRow, header } = this.run.reading;
    if (position <= (headerRow ?? -1) || isBlankRow(cells)) return true;
    if (position === 0 && /^sep=.?$/i.test(cells.join(""))) return true;
    if (headerRow === null) return false;
    if (position <= headerRow + HEADER_ROWS) {
      if (isHeadings(cells, this.run.mapping.phone)) return true;
      if (explainsColumns(cells, phoneOf(this.#rules, cells), this.run.country)) return true;
    }
    return isSameRow(cells, header);
  }
}

const phoneOf = ({ mapping, country }: RowRules, cells: readonly string[]) =>
  phoneCell(mapping, (column) => (column === null ? "" : (cells[column] ?? "")), country);

/** Under the names of the columns they may stand once more, in another language. */
const HEADER_ROWS = 2;

function isHeadings(cells: readonly string[], phone: number | null): boolean {
  if (!namesPhone(cells[phone ?? -1] ?? "") || cells.some(isValue)) return false;
  return cells.filter(namesKnownColumn).length >= 2;
}

/** No number at all, or how many there are of them. */
const isSum = (value: string) =>
  /^(?:[1-9]\d{0,5})?$/.test(value.trim()) || namesTotal(value) || isCount(value);

/** A line drawn under the headings or above the sums. */
const isRule = (cells: readonly string[]) =>
  cells.every((cell) => /^[\s:+]*(?:(?:-{2,}|={2,}|_{2,}|\*{2,})[\s:+]*)?$/.test(cell)) &&
  cells.join("").length > 3;

/** Whether this is the header again, as in files that were put together. */
function isSameRow(cells: readonly string[], header: readonly string[]): boolean {
  if (header.length === 0) return false;
  for (let at = 0; at < Math.max(cells.length, header.length); at++)
    if (cutText(cleanCell(cells[at] ?? ""), 200) !== (header[at] ?? "")) return false;
  return true;
}

function emptyBatch(from: number): ImportBatch {
  return { from, next: from, rows: 0, contacts: [], repeated: 0, rejected: [], optedOut: [], optedIn: [] };
}

/** The cells of a rejected row, kept for the repair grid: no NUL, not endless. */
function kept(cells: string[]): string[] {
  return cells.slice(0, IMPORT_LIMITS.columns).map((cell) => cutText(cell, IMPORT_LIMITS.cellCharacters));
}
