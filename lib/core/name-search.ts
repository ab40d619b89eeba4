/** Each word of what was typed as a pattern of LIKE, in which its own signs mean nothing. */
export function likePatterns(typed: string): string[] {
  return wordsOf(typed).map((word) => `%${escapeLike(word)}%`);
}

/** What a name begins with that is found first. */
export function likeBeginning(typed: string): string {
  return `${escapeLike(wordsOf(typed).join(" "))}%`;
}

/** Words in lower case and one form of letters, at most ten. */
function wordsOf(typed: string): string[] {
  return typed.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** The same as conditions of Prisma on a column `name`. */
export function nameHasWords(typed: string): { name: { contains: string; mode: "insensitive" } }[] {
  return wordsOf(typed).map((word) => ({ name: { contains: escapeLike(word), mode: "insensitive" } }));
}
