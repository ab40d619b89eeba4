import { sentence } from "@/lib/core/sentence";
import { largeWorkbook } from "@/lib/imports/workbook/workbook-refusal";

/** Excel's own limit for one cell. */
export const LONGEST_TEXT = 32_767;

/**
 * The text of a string item: plain or in runs, without the reading aids that East Asian editions
 * write beside it.
 */
export class TextCapture {
  #inside = false;
  #phonetic = false;
  #taking = false;
  #text = "";

  /** `outer` is the element whose text is meant: `si` of the shared strings, `is` of a cell. */
  constructor(private readonly outer: string) {}

  open(name: string): void {
    if (name === this.outer) this.#inside = true;
    else if (name === "rPh") this.#phonetic = true;
    else if (name === "t") this.#taking = this.#inside && !this.#phonetic;
  }

  text(text: string): void {
    if (!this.#taking) return;
    if (this.#text.length + text.length > LONGEST_TEXT)
      throw largeWorkbook(sentence("rules.files.cellLong", { most: 32_767 }));
    this.#text += text;
  }

  /** Whether the element ended. */
  close(name: string): boolean {
    if (name === "t") this.#taking = false;
    else if (name === "rPh") this.#phonetic = false;
    if (name !== this.outer) return false;
    this.#inside = false;
    return true;
  }

  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }
}
