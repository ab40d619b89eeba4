import { parsePhone } from "@/lib/core/phone-number";
import { plainDigits } from "@/lib/core/plain-digits";
import type { Listing } from "@/lib/imports/import.rules";
import { namesPhone } from "@/lib/imports/reading/headings";
import { numberRun } from "@/lib/imports/reading/phone-in-cell";

const BETWEEN = /[,;|\t、，；]|\s{2,}/;
/** A number written without any space in it. */
const UNSPACED = /^\+?\d{9,15}$/;
/** Letters, money and codes make a table of it. */
const ONLY_NUMBERS = /^[\d\s+().,;|、，；'-]*$/;
/** "1. ", "2) " */
const PLACE = /^\s*\d{1,4}[.)]\s+/;
/** Among so many one may be mistyped. */
const MOST_WRONG = 0.1;

type Row = readonly string[];

/**
 * The people of a row of a text that is no table: several numbers in one line are several people,
 * and "Siti 012-345 6789" is a name and a number.
 */
export function listedPeople(cells: Row, listing: Listing): string[][] {
  if (listing === "names") return [nameAndNumber(cells)];
  const parts = cells.flatMap((cell) => cell.split(BETWEEN)).flatMap(apart);
  const numbers = parts.map((part) => part.trim()).filter(Boolean);
  return numbers.length === 0 ? [[""]] : numbers.map((number) => [number]);
}

/** Which way these rows list people; null for a table, and for one number a line. */
export function guessListing(rows: readonly Row[], country: string): Listing | null {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  if (isNumbers(filled, country)) return "numbers";
  return isNames(filled, country) ? "names" : null;
}

/** With one space between them. */
function apart(part: string): string[] {
  const words = part.trim().split(/\s/);
  return words.length > 1 && words.every((word) => UNSPACED.test(plainDigits(word))) ? words : [part];
}

function nameAndNumber(cells: Row): string[] {
  const line = cells.join(" ").trim();
  if (line === "") return [""];
  const plain = plainDigits(line.replace(PLACE, ""));
  const run = numberRun(plain);
  if (run === null) return [line, ""];
  const name = plain.replace(run, " ").replace(/\s+/g, " ");
  return [name.replace(/^[\s:,=()–-]{1,9}|[\s:,=()–-]{1,9}$/gu, ""), run];
}

function isNumbers(rows: readonly Row[], country: string): boolean {
  if (!rows.every((row) => row.every((cell) => ONLY_NUMBERS.test(plainDigits(cell))))) return false;
  const listed = rows.map((row) => listedPeople(row, "numbers").flat().filter(Boolean));
  return listed.some((numbers) => numbers.length > 1) && arePhones(listed.flat(), country);
}

function isNames(rows: readonly Row[], country: string): boolean {
  if (rows.length === 0 || rows.some((row) => row.length > 1)) return false;
  const listed = rows.map((row) => nameAndNumber(row));
  const named = listed.filter(([name = "", number]) => name !== "" && number && !namesPhone(name));
  if (named.length < rows.length / 2) return false;
  return arePhones(
    listed.map(([, number]) => number ?? ""),
    country,
  );
}

function arePhones(numbers: readonly string[], country: string): boolean {
  const wrong = numbers.filter((number) => !parsePhone(number, country).ok);
  return wrong.length <= numbers.length * MOST_WRONG;
}
