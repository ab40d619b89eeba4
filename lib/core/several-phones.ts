import { plainDigits } from "@/lib/core/plain-digits";

/** What people put between two numbers in one cell. */
const BETWEEN = /[/;,|\n\r&、，；／]|:::|\s(?:or|and|atau|dan)\s|\s{2,}|和|或/i;

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
  return whole.length >= 2 && whole.every(couldBePhone) ? whole : [];
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
    /^[\p{L}.:\s]{0,20}[+(']{0,3}\d[\d\s().-]*(?:\s?\([^()]{1,30}\))?$/u.test(part)
  );
}
