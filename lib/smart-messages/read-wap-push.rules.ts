/** A link that a phone offers to open, and what it says of it. */
export interface WapLink {
  kind: "link";
  url: string;
  text: string;
}

/** Attribute starts of a link, and values of it that have a token (WAP-167, 8.3). */
const STARTS: Record<number, string> = {
  11: "",
  12: "http://",
  13: "http://www.",
  14: "https://",
  15: "https://www.",
};
const PIECES: Record<number, string> = { 133: ".com/", 134: ".edu/", 135: ".net/", 136: ".org/" };
const END = 0x01;
const INLINE = 0x03;
const OPAQUE = 0xc3;
/** <si> with content, and <indication> with attributes and content. */
const SI = 0x45;
const INDICATION = 0xc6;
/** Public identifier of SI 1.0 and character set UTF-8, without a table of strings. */
const DOCUMENT = [0x05, 0x6a, 0x00, SI, INDICATION];
const UNCONFIRMED_PUSH = 0x06;

/** Reads a WAP push service indication; null for what does not read as one to its end. */
export function readWapPush(body: Uint8Array): WapLink | null {
  if (body[1] !== UNCONFIRMED_PUSH) return null;
  // Transaction, kind and length of the headers, the headers, and the version of WBXML.
  const at = 3 + (body[2] ?? 0) + 1;
  if (DOCUMENT.some((octet, n) => body[at + n] !== octet)) return null;
  const reader = new Reader(body, at + DOCUMENT.length);
  const url = readAttributes(reader);
  const text = url === null ? null : readContent(reader);
  return url === null || text === null ? null : { kind: "link", url, text };
}

function readAttributes(reader: Reader): string | null {
  let url = "";
  let inUrl = false;
  for (;;) {
    const token = reader.next();
    if (token === undefined) return null;
    if (token === END) return url;
    if (token === INLINE) {
      const text = reader.string();
      if (text === null) return null;
      if (inUrl) url += text;
    } else if (token === OPAQUE) reader.skip(reader.next() ?? 0);
    else if (token in PIECES) url += inUrl ? PIECES[token] : "";
    else {
      inUrl = token in STARTS;
      url += STARTS[token] ?? "";
    }
  }
}

function readContent(reader: Reader): string | null {
  let text = "";
  for (let open = 2; open > 0; ) {
    const token = reader.next();
    const words = token === INLINE ? reader.string() : "";
    if (token === END) open -= 1;
    else if (token !== INLINE || words === null) return null;
    text += words;
  }
  return text;
}

class Reader {
  readonly #octets: Uint8Array;
  #at: number;

  constructor(octets: Uint8Array, at: number) {
    this.#octets = octets;
    this.#at = at;
  }

  next(): number | undefined {
    const octet = this.#octets[this.#at];
    this.#at += 1;
    return octet;
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** Up to the next zero. */
  string(): string | null {
    const end = this.#octets.indexOf(0, this.#at);
    if (end < 0) return null;
    const text = new TextDecoder().decode(this.#octets.subarray(this.#at, end));
    this.#at = end + 1;
    return text;
  }
}
