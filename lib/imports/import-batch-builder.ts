import type { ContactRow } from "@/lib/contacts/merge-contacts";
import { cutText } from "@/lib/core/cut-text";
import { PhoneSet } from "@/lib/imports/phone-set";
import { isBlank, prepareRow } from "@/lib/imports/prepare-row";
import type { RunningImport } from "@/lib/imports/run-import";

export interface RejectedRow {
  row: number;
  reason: string;
  value: string;
  cells: string[];
}

/** What one transaction stores: the rows of the file from `from` up to, not including, `next`. */
export interface ImportBatch {
  from: number;
  next: number;
  rows: number;
  contacts: ContactRow[];
  repeated: number;
  rejected: RejectedRow[];
}

/** Turns records into batches, and remembers which phones the file has shown already. */
export class ImportBatchBuilder {
  readonly #seen = new PhoneSet();
  #position = 0;
  #batch: ImportBatch;

  constructor(private readonly run: RunningImport) {
    this.#batch = emptyBatch(run.nextRow);
  }

  get size(): number {
    return this.#batch.rows;
  }

  add(cells: string[]): void {
    const position = this.#position++;
    const stored = position < this.run.nextRow;
    if (!stored) this.#batch.next = position + 1;
    if ((position === 0 && this.run.hasHeader) || isBlank(cells)) return;
    const prepared = prepareRow(cells, this.run.mapping, this.run.country);
    if (stored) {
      if (prepared.ok) this.#seen.add(prepared.contact.phone);
      return;
    }
    this.#batch.rows++;
    if (!prepared.ok) {
      this.#batch.rejected.push({
        row: position + 1,
        reason: prepared.reason,
        value: prepared.value,
        cells: kept(cells),
      });
    } else if (this.#seen.add(prepared.contact.phone)) this.#batch.contacts.push(prepared.contact);
    else this.#batch.repeated++;
  }

  take(): ImportBatch {
    const batch = this.#batch;
    this.#batch = emptyBatch(batch.next);
    return batch;
  }
}

function emptyBatch(from: number): ImportBatch {
  return { from, next: from, rows: 0, contacts: [], repeated: 0, rejected: [] };
}

/** The cells of a rejected row, kept for the repair grid: no NUL, not endless. */
function kept(cells: string[]): string[] {
  return cells.slice(0, 50).map((cell) => cutText(cell, 1_000));
}
