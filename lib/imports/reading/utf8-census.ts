/**
 * Counts over all bytes of a file, as they pass: characters of several bytes that are valid UTF-8,
 * and places that are not.
 */
export class Utf8Census {
  wide = 0;
  damaged = 0;
  /** Bytes that the character still needs, and the range in which the next must lie. */
  #missing = 0;
  #from = 0x80;
  #to = 0xbf;

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (this.#missing === 0) {
        if (byte >= 0x80) this.#begin(byte);
      } else if (byte >= this.#from && byte <= this.#to) {
        this.#from = 0x80;
        this.#to = 0xbf;
        if (--this.#missing === 0) this.wide++;
      } else {
        this.damaged++;
        this.#missing = 0;
        if (byte >= 0x80) this.#begin(byte);
      }
    }
  }

  #begin(byte: number): void {
    this.#from = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#to = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.#missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#missing = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#missing = 3;
    else this.damaged++;
  }
}
