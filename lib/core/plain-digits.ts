/**
 * Invisible in every place: marks of direction, of order, fillers, and other characters without
 * width; and the key around an emoji's digit.
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|\u20e3/gu;
const CONTROLS = /\p{Cc}/gu;
const DASHES = /[\u2010-\u2015\u2212\u2043\ufe58]/g;

/** The zeros of the scripts whose digits do not become ASCII by normalisation. */
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;

/**
 * Text as a number is read from it: nothing that cannot be seen, and every digit, dash and space as
 * ASCII.
 */
export function plainDigits(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(CONTROLS, (control) => (/[\t\n\r\v\f]/.test(control) ? " " : ""))
    .replace(DASHES, "-")
    .replace(OTHER_DIGITS, asciiDigit);
}

/** Digits of one script follow each other from a zero whose code ends in 0 or 6. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) as number;
  for (let zero = code; zero > code - 10; zero--)
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) || code - zero === 9) return String(code - zero);
  return digit;
}
