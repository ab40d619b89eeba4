/** A value of a query, decoded. */
export interface DecodedValue {
  text: string;
  /**
   * False where it may mean something else: a character set that is guessed, a control character.
   */
  sure: boolean;
}

/** Stands for itself: nothing of it is encoded. */
const PLAIN = /^[!-$&-*,-~]*$/;
const UTF16_ESCAPE = /%u([0-9A-Fa-f]{4})/;
const UTF8 = new TextDecoder("utf-8", { fatal: true });
/** Of windows-1252, what is not in ISO 8859-1: the bytes 80 to 9F. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Takes the encoding of a query away once: `%XX`, `%uXXXX`, `+`. A `%` that begins neither stands
 * for itself. The bytes are UTF-8, else windows-1252. A `+` is a space, but where spaces are
 * written in another way it is a plus. Never throws.
 */
export function decodeValue(raw: string): DecodedValue {
  if (PLAIN.test(raw)) return { text: raw, sure: true };
  const plus = plusOf(raw);
  const [first = "", ...rest] = raw.split(UTF16_ESCAPE);
  let { text, sure } = decodeBytes(bytesOf(first, plus));
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const after = decodeBytes(bytesOf(rest[at + 1] ?? "", plus));
    text += String.fromCharCode(Number.parseInt(rest[at] ?? "", 16)) + after.text;
    sure &&= after.sure;
  }
  return { text, sure: sure && isPlainText(text) };
}

/**
 * What a value says as bytes, which a user data header may begin; none where `%uXXXX` says that it
 * is text.
 */
export function valueBytes(raw: string): Buffer {
  return UTF16_ESCAPE.test(raw) ? Buffer.alloc(0) : bytesOf(raw, plusOf(raw));
}

const plusOf = (raw: string) => (raw.includes("%20") || raw.includes(" ") ? "+" : " ");

/** Bytes as a text: UTF-8 where they are valid, else windows-1252. */
export function decodeBytes(bytes: Buffer): { text: string; sure: boolean } {
  try {
    const text = UTF8.decode(bytes);
    // Two bytes of another character set may be a valid mark that stands on nothing.
    return { text, sure: !/^\p{M}|\p{Cn}/u.test(text) };
  } catch {
    const latin = bytes.toString("latin1");
    const marked = /^(?:\xfe\xff|\xff\xfe)/.test(latin) && bytes.length % 2 === 0;
    if (marked) return { text: decodeUtf16(bytes), sure: false };
    const text = latin.replace(/[\x80-\x9f]/g, (byte) => WINDOWS[byte.charCodeAt(0) - 0x80] ?? byte);
    return { text, sure: isWestern(latin) };
  }
}

/** UTF-16 whose first bytes may say which of two comes first; otherwise the high one does. */
export function decodeUtf16(bytes: Buffer): string {
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const little = whole[0] === 0xff && whole[1] === 0xfe;
  return (little ? whole : whole.swap16()).toString("utf16le").replace(/^\ufeff/, "");
}

/** Neither half a character nor one that no keyboard writes. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/(?![\t\n\r\f])\p{Cc}/u.test(text);
}

/**
 * A value as it came, for somebody to look at: what no screen can show is written as `%XX`.
 */
export function asItCame(raw: string): string {
  return raw.replace(/[^\x20-\x7e]/gu, (char) =>
    char.charCodeAt(0) > 0xff
      ? encodeURIComponent(char.toWellFormed())
      : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/**
 * Chinese in its own character sets is two such bytes in a row for each character, and reads as
 * "Í£Ö¹"; western languages put single letters between ASCII, and a few small ones together.
 */
function isWestern(latin: string): boolean {
  if (/[\x81\x8d\x8f\x90\x9d\xd0\xde\xf0\xfe\xff]/.test(latin)) return false;
  return (latin.match(/[\x80-\xff]{2,}/g) ?? []).every(
    (run) => run.length <= 3 && /^(?:[\xe0-\xfd]+|[\x80-\xa0\xab\xbb]+)$/.test(run),
  );
}

/** Characters beyond a byte can only come from a caller inside the product: they go in as UTF-8. */
function bytesOf(text: string, plus: string): Buffer {
  const bytes: Buffer[] = [];
  for (const piece of text
    .replaceAll("+", plus)
    .match(/(?:%[0-9A-Fa-f]{2})+|%|[^%\u0100-\u{10ffff}]+|[\u0100-\u{10ffff}]+/gu) ?? []) {
    const escaped = piece.length > 1 && piece.startsWith("%");
    if (escaped) bytes.push(Buffer.from(piece.replaceAll("%", ""), "hex"));
    else bytes.push(Buffer.from(piece, piece.charCodeAt(0) > 0xff ? "utf8" : "latin1"));
  }
  return Buffer.concat(bytes);
}
