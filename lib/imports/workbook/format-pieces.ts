/** What a number format is made of: pictures of digits or moments, and texts between them. */
export type Piece = { text: string } | { picture: string };

const TOKENS =
  /"[^"]{0,255}"|\\.|_.|\*.|\[[^\]]{0,255}\]|general|am\/pm|a\/p|[ymdhsegb]{1,9}|[0#?,.%/]{1,255}|./gi;

/** The sections of a format: for amounts above zero, below zero, and zero. */
export function formatSections(code: string): string[] {
  return code.slice(0, 255).match(/(?:"[^"]{0,255}"|\\.|\[[^\]]{0,255}\]|[^;])+/g) ?? [""];
}

export function piecesOf(section: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [token] of section.matchAll(TOKENS)) {
    if (token.startsWith('"') && token.length > 1) pieces.push({ text: token.slice(1, -1) });
    else if (token.startsWith("\\")) pieces.push({ text: token.slice(1) });
    else if (/^[_*]./.test(token)) continue;
    else if (/^\[(?:h+|m+|s+)\]$/i.test(token)) pieces.push({ picture: token.toLowerCase() });
    else if (token.startsWith("[$")) pieces.push({ text: token.slice(2, -1).split("-")[0] ?? "" });
    else if (token.startsWith("[")) continue;
    else if (/^(?:am\/pm|a\/p|[ymdhsegb]+)$/i.test(token)) pieces.push({ picture: token.toLowerCase() });
    else if (/[0#?%]/.test(token) && !/^general$/i.test(token)) pieces.push({ picture: token });
    else pieces.push({ text: token });
  }
  return pieces;
}

/**
 * Whether a section shows a day or a time: every word of it must be one of days, times, eras or
 * halves of a day, and nothing may stand for a digit. Quoted words, colours and currencies do not
 * count.
 */
export function isMomentSection(section: string): boolean {
  const bare = section
    .replace(/"[^"]*"|\\.|_.|\*./g, " ")
    .replace(/\[(h+|m+|s+)\]/gi, "$1")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/gi, "0")
    .toLowerCase()
    .replace(/s[.,]0+/g, "s");
  const words = bare.match(/[a-z]+/g) ?? [];
  return (
    words.length > 0 &&
    !/[0#?%]/.test(bare) &&
    words.every((word) => /^(y+|m+|d+|h+|s+|e+|a+|g+|b+|am|pm|p)$/.test(word))
  );
}
