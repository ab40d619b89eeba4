import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import { columnLetters, parseCellAddress } from "@/lib/imports/workbook/cell-address";
import { cellString } from "@/lib/imports/workbook/cell-string";
import { isoDayText } from "@/lib/imports/workbook/day-parts";
import { type NumberFormat, plainNumber } from "@/lib/imports/workbook/number-format";
import type { XmlHandler } from "@/lib/imports/workbook/read-xml";
import type { SharedStrings } from "@/lib/imports/workbook/shared-strings";
import { LONGEST_TEXT, TextCapture } from "@/lib/imports/workbook/text-capture";
import { damagedWorkbook } from "@/lib/imports/workbook/workbook-refusal";

export interface SheetContext {
  strings: SharedStrings;
  formats: readonly NumberFormat[];
  from1904: boolean;
  /** Whether rows that the sheet hides are read too. */
  hiddenRows: boolean;
}

interface Cell {
  column: number;
  type: string;
  style: number;
}

/**
 * Turns the tags of a sheet into rows, one at a time. A cell says itself where it stands, so each
 * is judged by its address, and nothing is ever filled up to the farthest one. Cells and rows that
 * hold only a format count as nothing.
 */
export class SheetRows implements XmlHandler {
  #row = 0;
  #inRow = false;
  #hidden = false;
  /** Rows with something in them that the sheet hides. */
  hiddenRows = 0;
  /** The row does not say its number: its first cell may. */
  #unnumbered = false;
  #column = 0;
  #cells: string[] = [];
  #cell: Cell | null = null;
  #value = "";
  #inValue = false;
  #inline = new TextCapture("is");
  #ended = false;

  /** `onRow` gets each row that has something in it; row numbers rise. */
  constructor(
    private readonly sheet: SheetContext,
    private readonly onRow: (row: number, cells: string[]) => void,
  ) {}

  done(): boolean {
    return this.#ended;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.#ended) return;
    if (name === "row") this.#openRow(attributes);
    else if (name === "c" && this.#inRow) this.#openCell(attributes);
    else if (this.#cell) {
      if (name === "v") this.#inValue = true;
      else this.#inline.open(name);
    }
  }

  text(text: string): void {
    if (this.#inValue) {
      if (this.#value.length + text.length > LONGEST_TEXT) throw damagedWorkbook();
      this.#value += text;
    } else if (this.#cell) this.#inline.text(text);
  }

  close(name: string): void {
    if (name === "sheetData") this.#ended = true;
    if (this.#ended) return;
    if (name === "row") this.#closeRow();
    else if (name === "c") this.#closeCell();
    else if (name === "v") this.#inValue = false;
    else if (this.#cell) this.#inline.close(name);
  }

  #openRow({ r: number, hidden, ht }: Record<string, string>): void {
    const row = number === undefined ? this.#row + 1 : Number(number);
    if (this.#inRow || !Number.isInteger(row) || row <= this.#row) throw damagedWorkbook();
    this.#row = row;
    this.#inRow = true;
    this.#hidden = hidden === "1" || hidden === "true" || (ht !== undefined && Number(ht) === 0);
    this.#unnumbered = number === undefined;
    this.#column = 0;
  }

  #openCell({ r, t, s }: Record<string, string>): void {
    const address = r === undefined ? { row: this.#row, column: this.#column + 1 } : parseCellAddress(r);
    if (address && this.#unnumbered && address.row > this.#row) this.#row = address.row;
    this.#unnumbered = false;
    if (this.#cell || !address || address.row !== this.#row || address.column <= this.#column)
      throw damagedWorkbook();
    this.#column = address.column;
    this.#cell = { column: address.column, type: t ?? "n", style: Number(s ?? 0) };
  }

  #closeCell(): void {
    const cell = this.#cell;
    if (!cell) return;
    this.#cell = null;
    const inline = this.#inline.take();
    const text = this.#textOf(cell, this.#value, inline);
    this.#value = "";
    if (text === null)
      throw new AppError("invalid", sentence("rules.files.cellUnreadable", { cell: this.#at(cell) }));
    if (text === "") return;
    this.#refuseFarCell(cell);
    while (this.#cells.length < cell.column - 1) this.#cells.push("");
    this.#cells.push(text);
  }

  #closeRow(): void {
    this.#inRow = false;
    if (this.#cells.length === 0) return;
    if (this.#hidden) this.hiddenRows++;
    if (!this.#hidden || this.sheet.hiddenRows) this.onRow(this.#row, this.#cells);
    this.#cells = [];
  }

  #textOf({ type, style }: Cell, value: string, inline: string): string | null {
    if (type === "inlineStr") return cellString(inline);
    if (value === "") return "";
    if (type === "s") return this.sheet.strings.at(Number(value)) ?? null;
    if (type === "str") return cellString(value);
    if (type === "b")
      return value === "1" || value === "true" ? "true" : value === "0" || value === "false" ? "false" : null;
    if (type === "d") return isoDayText(value);
    // What a formula failed at is no value: the cell counts as empty.
    if (type === "e") return "";
    if (type !== "n") return null;
    return (this.sheet.formats[style] ?? plainNumber)(value, this.sheet.from1904);
  }

  #refuseFarCell(cell: Cell): void {
    const { columns, xlsxRows } = IMPORT_LIMITS;
    if (cell.column <= columns && this.#row <= xlsxRows) return;
    throw new AppError(
      cell.column > columns ? "invalid" : "too_large",
      sentence("rules.files.cellOutside", {
        cell: this.#at(cell),
        last: columnLetters(columns),
        columns,
        rows: xlsxRows,
      }),
    );
  }

  #at(cell: Cell): string {
    return `${columnLetters(cell.column)}${this.#row}`;
  }
}
