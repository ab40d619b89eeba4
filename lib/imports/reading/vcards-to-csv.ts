import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import iconv from "iconv-lite";
import { csvPlainLine } from "@/lib/core/csv-cell";
import { CHUNK_BYTES, type Encoding } from "@/lib/imports/import.rules";

const HEADINGS = [
  "First name",
  "Last name",
  "Phone",
  "Second phone",
  "Other phones",
  "Organisation",
  "Email",
];
/** More of one property than this is no card of a person. */
const LONGEST_PROPERTY = 8 * 1024;

interface Phone {
  number: string;
  /** Phones that get texts go first. */
  rank: number;
}

interface Card {
  first: string;
  last: string;
  full: string;
  organisation: string;
  email: string;
  phones: Phone[];
}

/** Contact cards as CSV, one person a line, piece by piece; `fd` is the open file. */
export async function* vcardsToCsv(fd: number, encoding: Encoding): AsyncGenerator<Buffer> {
  let text = csvPlainLine(HEADINGS);
  let card: Card | null = null;
  for await (const line of properties(fd, encoding)) {
    const property = readProperty(line);
    if (property === null) continue;
    const { name, value } = property;
    if (name === "BEGIN" && /^vcard$/i.test(value)) {
      // The card before it was never ended: its person is one all the same.
      if (card !== null) text += csvPlainLine(cellsOf(card));
      card = { first: "", last: "", full: "", organisation: "", email: "", phones: [] };
    } else if (card !== null && name === "END") {
      text += csvPlainLine(cellsOf(card));
      card = null;
    } else if (card !== null) take(card, property);
    if (text.length < CHUNK_BYTES) continue;
    yield Buffer.from(text, "utf8");
    text = "";
  }
  if (card !== null) text += csvPlainLine(cellsOf(card));
  yield Buffer.from(text, "utf8");
}

/** Whole properties: a line that begins with a space, or follows a soft line break, goes on. */
async function* properties(fd: number, encoding: Encoding): AsyncGenerator<string> {
  const bytes = createReadStream("", { fd, start: 0, autoClose: false });
  const text = bytes.pipe(iconv.decodeStream(encoding));
  let property = "";
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    const quoted = /^[^:]{0,200}quoted-printable/i.test(property) && property.endsWith("=");
    if (quoted) property = add(property.slice(0, -1), line.trimStart());
    else if (/^[ \t]/.test(line) && property !== "") property = add(property, line.slice(1));
    else {
      if (property !== "") yield property;
      property = line.slice(0, LONGEST_PROPERTY);
    }
  }
  if (property !== "") yield property;
}

const add = (property: string, more: string) =>
  property.length > LONGEST_PROPERTY ? property : property + more.slice(0, LONGEST_PROPERTY);

interface Property {
  name: string;
  kinds: string;
  value: string;
}

function readProperty(line: string): Property | null {
  const [, group, value] = /^\ufeff?([^:]{1,400}):(.*)$/s.exec(line) ?? [];
  if (group === undefined || value === undefined) return null;
  const [name = "", ...parameters] = group.split(";");
  const kinds = parameters.join(";").toUpperCase();
  const charset = /CHARSET=([\w-]{1,30})/i.exec(kinds)?.[1] ?? "utf-8";
  const plain = kinds.includes("QUOTED-PRINTABLE") ? quotedPrintable(value, charset) : value;
  // `item1.TEL` is a TEL that belongs to a label.
  return {
    name: name
      .slice(name.lastIndexOf(".") + 1)
      .trim()
      .toUpperCase(),
    kinds,
    value: plain.trim(),
  };
}

function quotedPrintable(value: string, charset: string): string {
  const bytes: number[] = [];
  for (const [piece] of value.matchAll(/=[0-9a-f]{2}|./gis)) {
    if (piece.length === 3 && piece.startsWith("=")) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...Buffer.from(piece, "utf8"));
  }
  return iconv.decode(Buffer.from(bytes), iconv.encodingExists(charset) ? charset : "utf-8");
}

function take(card: Card, { name, kinds, value }: Property): void {
  if (name === "N") {
    const [last = "", first = "", middle = ""] = parts(value);
    card.last = last;
    card.first = [first, middle].filter(Boolean).join(" ");
  } else if (name === "FN") card.full = plainText(value);
  else if (name === "ORG") card.organisation ||= parts(value).filter(Boolean).join(", ");
  else if (name === "EMAIL") card.email ||= plainText(value);
  else if (name === "TEL" && value !== "" && card.phones.length < 50) {
    const rank = /CELL|MOBILE|IPHONE/.test(kinds)
      ? 0
      : /FAX|PAGER/.test(kinds)
        ? 3
        : /WORK|HOME/.test(kinds)
          ? 2
          : 1;
    card.phones.push({
      number: plainText(value)
        .replace(/^tel:/i, "")
        .replace(/;[a-z][a-z-]{0,20}=.*$/i, ""),
      rank,
    });
  }
}

const parts = (value: string) => value.split(/(?<!\\);/, 6).map((part) => plainText(part).trim());

function plainText(value: string): string {
  return value
    .replace(/\\n/gi, " ")
    .replace(/\\([,;:\\])/g, "$1")
    .trim();
}

function cellsOf(card: Card): string[] {
  const phones = [...card.phones].sort((a, b) => a.rank - b.rank).map(({ number }) => number);
  const nameless = card.first === "" && card.last === "";
  return [
    nameless ? card.full || card.organisation : card.first || card.last,
    card.first === "" ? "" : card.last,
    phones[0] ?? "",
    phones[1] ?? "",
    phones.slice(2).join(" / "),
    card.organisation,
    card.email,
  ];
}
