/** Whether Postgres and JSON can keep a text as it is: no NUL, and no half of a surrogate pair. */
export function isStorableText(value: string): boolean {
  return value.isWellFormed() && !value.includes("\0");
}

/** As a text can be stored: without NUL and without halves of characters. */
export function storableText(text: string): string {
  return isStorableText(text) ? text : text.toWellFormed().replaceAll("\0", "");
}
