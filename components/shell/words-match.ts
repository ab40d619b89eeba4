/** Whether every word that was typed is the beginning of a word of these texts. */
export function wordsMatch(typed: string, ...texts: readonly string[]): boolean {
  const there = wordsOf(texts.join(" "));
  return wordsOf(typed).every((word) => there.some((each) => each.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text
    .normalize("NFC")
    .toLowerCase()
    .split(/[\s,.;:–…-]+/)
    .filter(Boolean);
}
