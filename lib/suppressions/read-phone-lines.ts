import type { GivenPhone } from "@/lib/suppressions/given-phone";

/** What stands between two numbers on one line. */
const BETWEEN = /[,;\t|]/;

/**
 * Pasted numbers, each with its line: one on a line, or several with commas, semicolons or tabs
 * between them. Beside a number, a piece without any digit is a name and no number.
 */
export function readPhoneLines(pasted: string): GivenPhone[] {
  return pasted.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const pieces = line
      .split(BETWEEN)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== "");
    const numbers = pieces.filter((piece) => /\p{N}/u.test(piece));
    return (numbers.length > 0 ? numbers : pieces).map((value) => ({ row: index + 1, value }));
  });
}
