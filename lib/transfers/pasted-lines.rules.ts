import { type ReadAmount, readAmount } from "@/lib/core/read-amount";

/** As many lines as one batch may have. */
export const MOST_LINES = 500;

/** One line as it was typed: nothing of it is lost, whatever could be read. */
export interface PastedLine {
  customer: string;
  /** As it was written; empty where none stands there. */
  amount: string;
}

/** A username and an amount are shorter; a longer line is shown as it is. */
const LONGEST = 300;

const NAMES =
  /^(user ?-?_?name|customer|user|login|name|client|account|pelanggan|nama( pengguna)?|akaun|用户名?|客户|客戶)$/i;
const AMOUNTS =
  /^(amount|credits?|quantity|qty|units?|topup|top ?-?up|kredit|jumlah|unit|数量|金额|積分|积分)$/i;

/**
 * Reads pasted lines of a username and an amount, parted by a tab, a semicolon, a comma or blanks;
 * the first may be a heading. What follows the amount in a table of more columns is left out.
 */
export function readPastedLines(text: string): PastedLine[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map(plainSigns)
    .filter((line) => line.trim() !== "");
  return lines.filter((line, index) => !(index === 0 && isHeading(line))).map(readLine);
}

/** Signs of East Asian keyboards that part words stand for the plain ones. */
function plainSigns(line: string): string {
  return line
    .replace(/[，、]/g, ",")
    .replace(/；/g, ";")
    .replace(/[\u00a0\u3000]/g, " ");
}

function isHeading(line: string): boolean {
  if (line.length > LONGEST) return false;
  const cells = line.split(/[\t;,]/).map((cell) => cell.trim().replace(/^"|"$/g, ""));
  const found = cells.length < 2 ? line.trim().split(/\s+/) : cells;
  return found.some((cell) => NAMES.test(cell)) && found.slice(1).some((cell) => AMOUNTS.test(cell));
}

function readLine(line: string): PastedLine {
  if (line.length > LONGEST) return { customer: line.trim(), amount: "" };
  const cells = cellsOf(line);
  if (cells !== null) {
    const [customer = "", ...rest] = cells;
    const amount = rest.find((cell) => cell !== "") ?? "";
    if (isAmount(customer) && amount !== "" && !isAmount(amount))
      return { customer: amount, amount: customer };
    return { customer, amount: bare(amount) };
  }
  return byComma(line.trim());
}

/** The cells of a line that a tab or semicolon parts, or that has its cells in quotes. */
function cellsOf(line: string): string[] | null {
  const sign = line.includes("\t") ? "\t" : line.includes(";") ? ";" : line.includes('"') ? "," : null;
  if (sign === null) return null;
  const cells = line.match(new RegExp(`"(?:[^"]|"")*"|[^${sign}]+|(?<=${sign})(?=${sign})`, "g")) ?? [];
  return cells
    .map((cell) => cell.trim())
    .filter((cell, index) => index > 0 || cell !== "")
    .map((cell) => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell));
}

/** Parted by a comma or blanks, which may part the thousands too: the longest number at the end. */
function byComma(line: string): PastedLine {
  const text = bare(line);
  for (const match of text.matchAll(/[\s,:=]+/g)) {
    const amount = text.slice(match.index + match[0].length).trim();
    const customer = text.slice(0, match.index).trim();
    if (customer.includes(",")) break;
    if (customer !== "" && !isAmount(customer) && isAmount(amount)) return { customer, amount };
  }
  const turned = /^([\d.,'’\s]*\d)[\s,:=]+([^\s,]+)$/.exec(text);
  if (turned && isAmount(turned[1] ?? "") && !isAmount(turned[2] ?? ""))
    return { customer: turned[2] ?? "", amount: (turned[1] ?? "").trim() };
  const parted = /^([^\s,]+)[\s,:=]+(.*)$/.exec(line);
  return { customer: parted?.[1] ?? line, amount: (parted?.[2] ?? "").trim() };
}

/** Without the word for credits, and without signs that end a sentence. */
function bare(text: string): string {
  const plain = withoutEnd(text);
  const word = WORDS.find((each) => plain.toLowerCase().endsWith(each));
  return word === undefined ? plain : withoutEnd(plain.slice(0, -word.length));
}

const WORDS = ["credits", "credit", "kredit", "积分"];

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && " \t,.".includes(text[end - 1] as string)) end -= 1;
  return text.slice(0, end).trim();
}

function isAmount(text: string): boolean {
  return readAmount(text).kind !== "none";
}

/** What is wrong with the lines as they stand, before the server is asked. */
export interface LineState {
  amount: ReadAmount;
  /** Counted from 0, the line that names the same customer first. */
  sameAs: number | null;
}

export function stateOfLines(lines: readonly PastedLine[]): LineState[] {
  const first = new Map<string, number>();
  return lines.map(({ customer, amount }, index) => {
    const key = customer.trim().toLowerCase();
    const sameAs = key === "" ? undefined : first.get(key);
    if (key !== "" && sameAs === undefined) first.set(key, index);
    return { amount: readAmount(amount), sameAs: sameAs ?? null };
  });
}
