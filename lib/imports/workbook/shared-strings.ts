import { sentence } from "@/lib/core/sentence";
import { cellString } from "@/lib/imports/workbook/cell-string";
import type { Zip } from "@/lib/imports/workbook/open-zip";
import { readXml } from "@/lib/imports/workbook/read-xml";
import { TextCapture } from "@/lib/imports/workbook/text-capture";
import { damagedWorkbook, largeWorkbook } from "@/lib/imports/workbook/workbook-refusal";

const MOST_STRINGS = 4_000_000;
const MOST_BYTES = 64 * 1024 * 1024;
const SEGMENT = 1024 * 1024;

/**
 * The texts that cells refer to by number, as UTF-8 beside the heap: a million JavaScript strings
 * would cost several times as much.
 */
export class SharedStrings {
  readonly #segments: Buffer[] = [];
  /** Where each text begins, and its length: two numbers each. */
  #places = new Uint32Array(2_048);
  #count = 0;
  #end = 0;

  add(text: string): void {
    const bytes = Buffer.from(text, "utf8");
    if (bytes.length > SEGMENT) throw damagedWorkbook();
    if ((this.#end % SEGMENT) + bytes.length > SEGMENT || this.#segments.length === 0) {
      this.#end = this.#segments.length * SEGMENT;
      if (this.#end >= MOST_BYTES)
        throw largeWorkbook(sentence("rules.files.textsLarge", { megabytes: MOST_BYTES / 1024 / 1024 }));
      this.#segments.push(Buffer.allocUnsafeSlow(SEGMENT));
    }
    if (this.#count >= MOST_STRINGS)
      throw largeWorkbook(sentence("rules.files.textsMany", { most: MOST_STRINGS }));
    if (this.#count * 2 === this.#places.length) {
      const wider = new Uint32Array(this.#places.length * 2);
      wider.set(this.#places);
      this.#places = wider;
    }
    bytes.copy(this.#segments[this.#segments.length - 1] as Buffer, this.#end % SEGMENT);
    this.#places[this.#count * 2] = this.#end;
    this.#places[this.#count * 2 + 1] = bytes.length;
    this.#count++;
    this.#end += bytes.length;
  }

  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined;
    const begin = this.#places[index * 2] as number;
    const within = begin % SEGMENT;
    return this.#segments[Math.floor(begin / SEGMENT)]?.toString(
      "utf8",
      within,
      within + (this.#places[index * 2 + 1] as number),
    );
  }
}

export async function readSharedStrings(zip: Zip, part: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (part === null) return strings;
  const capture = new TextCapture("si");
  const reading = readXml(zip.read(part), {
    open: (name) => capture.open(name),
    text: (text) => capture.text(text),
    close(name) {
      if (capture.close(name)) strings.add(cellString(capture.take()));
    },
  });
  for await (const _ of reading);
  return strings;
}
