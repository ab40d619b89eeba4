/** Between a name and the father's, in Malaysia. */
const BETWEEN = /^(.{1,200}?) ((?:bin|binti|bte|bt|bt\.|bn|bnt|a\/l|a\/p|s\/o|d\/o|anak) .{1,200})$/i;

/**
 * A whole name as first and last name, where it says itself how it is cut: before "binti", "a/l"
 * and the like, or at a comma. Otherwise all of it is the first name: nothing is guessed.
 */
export function splitFullName(name: string): { firstName: string; lastName: string } {
  const [, given, father] = BETWEEN.exec(name) ?? [];
  if (given && father) return { firstName: given, lastName: father };
  const [last, first, ...more] = name.split(",").map((part) => part.trim());
  if (last && first && more.length === 0) return { firstName: first, lastName: last };
  return { firstName: name, lastName: "" };
}
