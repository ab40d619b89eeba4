interface Person {
  id: string;
  name: string;
}

const WORD = /[\p{L}\p{N}_]/u;

/**
 * Whom a note calls: everybody whose `@Name` stands in it, picked or typed by hand. The longest
 * name counts, and of several people with one name those who were picked.
 */
export function mentionedIn(text: string, people: readonly Person[], chosen: ReadonlySet<string>): string[] {
  const called = new Set<string>();
  for (const { index } of text.matchAll(/@/g)) {
    // Inside a word it is an address.
    if (WORD.test(text.charAt(index - 1))) continue;
    const named = people.filter(({ name }) => name !== "" && begins(text, index + 1, name));
    const longest = Math.max(...named.map(({ name }) => name.length));
    const alike = named.filter(({ name }) => name.length === longest);
    for (const { id } of alike) if (alike.length === 1 || chosen.has(id)) called.add(id);
  }
  return [...called];
}

function begins(text: string, at: number, name: string): boolean {
  const end = at + name.length;
  return text.slice(at, end).toLowerCase() === name.toLowerCase() && !WORD.test(text.charAt(end));
}
