/** At most so many characters of a text, fit for the database: no NUL, and no emoji cut in half. */
export function cutText(text: string, characters: number): string {
  const cut = text.replaceAll("\0", "").slice(0, characters);
  return cut.isWellFormed() ? cut : cut.toWellFormed().replace(/\ufffd$/, "");
}
