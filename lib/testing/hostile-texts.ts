/** One character of each kind that classes speak of. */
const KINDS = [..."0aA -_./:@%+(<\"'\\,#&=", "\t", "\n", "\r", "\0", "é", "你", "\u{1F600}", "\u0301"];
/** Kinds that alternate: what ends one repetition begins the next. */
const PAIRS = ["a.", "a-", "0 ", "0.", "a ", " \n", "//", "a/", "0,", "{{", "aA", "0a", ". ", "@a", "://"];

/**
 * Texts of about `length`: a beginning that the expression may want, one piece over and over, an
 * end it may not.
 */
export function* hostileTexts(source: string, length: number): Generator<string> {
  const words = source.match(/[\p{L}\p{N}:/@<{%&=-]{2,}/gu) ?? [];
  const own = [...source.replace(/\\[a-zA-Z]/g, "").replace(/[\\^$|?*+()[\]]/g, "")].slice(0, 16);
  const pieces = new Set([
    ...KINDS,
    ...PAIRS,
    ...own,
    ...words.slice(0, 12),
    ...own.flatMap((one) => [`${one}0`, `${one}a`, `${one} `]),
  ]);
  const starts = ["", ...words.slice(0, 2)];
  for (const piece of pieces) {
    const body = piece.repeat(Math.ceil(length / piece.length));
    for (const start of starts) {
      yield `${start}${body}`;
      yield `${start}${body}\u0001`;
    }
  }
}
