import { plainDigits } from "@/lib/core/plain-digits";

/** Marks that people put between two numbers in one cell. */
const MARKS = /[/;,|\n\r&@\\•·→、，；／]|:::|\s{2,}|\s[-–—~]\s|(?<=\d\s?)\+(?=\s?\d{8})|\s\+\s/;
/** Words between them, in five languages. */
const WORDS =
  /\b(?:or|and|and\/or|also|alternatively|alternate|alt|else|then|otherwise|atau|ataupun|dan|serta|juga|dgn|n)\b|和|或者|或|及|与|與|跟|还有|還有|அல்லது|மற்றும்|(?<=\s)(?:أو|او|و)(?=\s)/;
/** A label begins the next number: "HP: 012… Tel: 03…", "(M) 012… (H) 03…". */
const LABEL = /(?<=\d)\s(?=(?:\(\p{L}{1,10}\)|\p{L}{1,10}\s?[:.])\s?[+(\d])/u;
const BETWEEN = new RegExp([MARKS, WORDS, LABEL].map(({ source }) => source).join("|"), "iu");

/**
 * The numbers of a cell that holds several of them, as they are written; otherwise none. A part
 * without enough digits for a number (an extension, the rest of a shortened one) makes the cell
 * one text again.
 */
export function severalPhones(cell: string): string[] {
  if (cell.length < 15 || cell.length > 400) return [];
  const plain = plainLines(cell);
  const parts = plain
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => /\d/.test(part));
  const whole = parts.length >= 2 ? parts : apart(plain);
  return whole.length >= 2 && whole.every(couldBePhone) ? whole.map(withoutLabel) : [];
}

/** Line ends are kept, because they stand between numbers. */
function plainLines(cell: string): string {
  return cell
    .split(/\r\n|\n|\r/)
    .map(plainDigits)
    .join("\n");
}

/** Numbers with one space between them, each written without any. */
function apart(plain: string): string[] {
  const parts = plain.trim().split(" ");
  return parts.every((part) => /^\+?\d{9,15}$/.test(part)) ? parts : [];
}

function couldBePhone(part: string): boolean {
  const digits = part.replace(/\D/g, "").length;
  return (
    digits >= 8 &&
    digits <= 15 &&
    /^(?:\(\p{L}{1,10}\))?[\p{L}.:\s]{0,20}[+(']{0,3}\d[\d\s().-]*(?:\s?\([^()]{1,30}\))?[.\s]{0,3}$/u.test(
      part,
    )
  );
}

const withoutLabel = (part: string) => part.replace(/^\(\p{L}{1,10}\)\s{0,3}/u, "");
