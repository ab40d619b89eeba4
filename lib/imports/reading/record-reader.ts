import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import { looksLikePhone } from "@/lib/imports/reading/cell-kinds";
import {
  type CellMarks,
  cellsInside,
  literalCells,
  repairLine,
  skipSpaces,
} from "@/lib/imports/reading/repair-line";

/** A quoted cell may hold this much text with line ends in it; further on nothing is looked for. */
const LONGEST_CELL = 64 * 1024;
/** After so many repairs a quotation mark is only looked for in its own line. */
const MOST_LOOKS_AHEAD = 10_000;
const MARK = 0xfeff;

export interface RecordFormat extends CellMarks {
  /** The usual number of cells in a row; 0 while it is not known. */
  width: number;
}

/** One row, and where the reader goes on. */
interface Step {
  cells: string[];
  next: number;
}

/**
 * Cuts text into rows of cells. A quotation mark that is opened and not rightly closed never takes
 * the next row with it: its line is read by itself, and counted as repaired.
 */
export class RecordReader {
  /** Rows that were repaired, by their position; the first ones only. */
  readonly repaired: number[] = [];
  repairs = 0;
  #text = "";
  #at = 0;
  #rows = 0;
  #ended = false;

  constructor(private readonly format: RecordFormat) {}

  /** The rows that are whole by now. */
  read(text: string, ended = false): string[][] {
    this.#text = this.#at === 0 ? this.#text + text : this.#text.slice(this.#at) + text;
    this.#at = 0;
    this.#ended = ended;
    const rows: string[][] = [];
    const places = new NextPlaces(this.#text, this.format.quote);
    while (this.#at < this.#text.length) {
      while (this.#text.charCodeAt(this.#at) === MARK) this.#at++;
      if (this.#at >= this.#text.length) break;
      const step = this.#step(places);
      if (step === null) break;
      rows.push(step.cells);
      this.#at = step.next;
      this.#rows++;
    }
    if (this.#text.length - this.#at > IMPORT_LIMITS.recordBytes) throw longRow(this.#rows + 1);
    return rows;
  }

  #step(places: NextPlaces): Step | null {
    const lineEnd = places.lineEnd(this.#at);
    const complete = lineEnd < this.#text.length && !this.#mayBeCut(lineEnd);
    if (!complete && !this.#ended) return null;
    if (lineEnd - this.#at > IMPORT_LIMITS.recordBytes) throw longRow(this.#rows + 1);
    if (places.quote(this.#at) >= lineEnd) {
      return {
        cells: this.#text.slice(this.#at, lineEnd).split(this.format.delimiter),
        next: this.#after(lineEnd),
      };
    }
    const quoted = this.#quotedRecord();
    if (quoted === "more") return null;
    if (quoted !== null && !this.#isGlued(quoted.next, lineEnd)) {
      const [whole = ""] = quoted.cells;
      const inside = quoted.cells.length === 1 ? cellsInside(whole, this.format, this.format.width) : null;
      return inside === null ? quoted : { ...quoted, cells: inside };
    }
    if (this.repaired.length < 20) this.repaired.push(this.#rows);
    this.repairs++;
    const line = this.#text.slice(this.#at, lineEnd);
    return { cells: repairLine(line, this.format, this.format.width), next: this.#after(lineEnd) };
  }

  /** The record as the rules of CSV have it; null when its quotation marks break them. */
  #quotedRecord(): Step | "more" | null {
    const text = this.#text;
    const { delimiter, quote } = this.format;
    const cells: string[] = [];
    for (let at = this.#at; ; ) {
      const begin = skipSpaces(text, at, delimiter);
      if (text[begin] !== quote) {
        const end = endOfCell(text, at, delimiter);
        if (!this.#ended && (end >= text.length || this.#mayBeCut(end))) return "more";
        cells.push(text.slice(at, end));
        if (text[end] !== delimiter) return { cells, next: this.#after(end) };
        at = end + 1;
        continue;
      }
      const close = this.#closing(begin);
      if (close === null || close === "more") return close;
      const cell = text.slice(begin + 1, close);
      cells.push(cell.includes(quote) ? cell.replaceAll(quote + quote, quote) : cell);
      const next = skipSpaces(text, close + 1, delimiter);
      if (next >= text.length && !this.#ended) return "more";
      if (text[next] !== delimiter) {
        const ends = next >= text.length || text[next] === "\n" || text[next] === "\r";
        if (this.#mayBeCut(next) && !this.#ended) return "more";
        return ends ? { cells, next: this.#after(next) } : null;
      }
      at = next + 1;
    }
  }

  #closing(begin: number): number | "more" | null {
    const { quote } = this.format;
    const ahead = this.repairs < MOST_LOOKS_AHEAD ? LONGEST_CELL : 1_024;
    for (let at = this.#text.indexOf(quote, begin + 1); ; at = this.#text.indexOf(quote, at + 2)) {
      if (at < 0) return this.#text.length - begin < ahead && !this.#ended ? "more" : null;
      if (at - begin > ahead) return null;
      if (this.#text[at + 1] !== quote) return at;
    }
  }

  /**
   * Whether a record of several lines is really several people: two of its lines have the usual
   * number of cells by themselves, with a phone in the same place.
   */
  #isGlued(end: number, firstLineEnd: number): boolean {
    if (end <= this.#after(firstLineEnd) || this.format.width < 2) return false;
    const phones = new Set<number>();
    for (const line of this.#text.slice(this.#at, end).split(/\r\n|\n|\r/)) {
      const cells = literalCells(line, this.format);
      if (cells.length !== this.format.width) continue;
      const phone = cells.findIndex(looksLikePhone);
      if (phone < 0) continue;
      if (phones.has(phone)) return true;
      phones.add(phone);
    }
    return false;
  }

  /** A carriage return at the very end of what is here: its line feed may still come. */
  #mayBeCut(lineEnd: number): boolean {
    return this.#text[lineEnd] === "\r" && lineEnd + 1 >= this.#text.length;
  }

  #after(lineEnd: number): number {
    if (lineEnd >= this.#text.length) return this.#text.length;
    return this.#text[lineEnd] === "\r" && this.#text[lineEnd + 1] === "\n" ? lineEnd + 2 : lineEnd + 1;
  }
}

/** Where the next line end and quotation mark stand, looked for once and not once a row. */
class NextPlaces {
  #feed = -1;
  #return = -1;
  #quote = -1;

  constructor(
    private readonly text: string,
    private readonly mark: string,
  ) {}

  lineEnd(from: number): number {
    if (this.#feed < from) this.#feed = this.#find("\n", from);
    if (this.#return < from) this.#return = this.#find("\r", from);
    return Math.min(this.#feed, this.#return);
  }

  quote(from: number): number {
    if (this.mark === "") return this.text.length;
    if (this.#quote < from) this.#quote = this.#find(this.mark, from);
    return this.#quote;
  }

  #find(mark: string, from: number): number {
    const found = this.text.indexOf(mark, from);
    return found < 0 ? this.text.length : found;
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at++) {
    const mark = text[at];
    if (mark === delimiter || mark === "\n" || mark === "\r") return at;
  }
  return text.length;
}

function longRow(row: number): AppError {
  return new AppError("invalid", sentence("rules.files.rowLong", { row: String(row) }));
}
