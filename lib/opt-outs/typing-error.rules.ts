/** Digits and letters that stand for another letter: "st0p", "5top". */
const LOOKALIKES: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
};

/** So long a word may have two slips; shorter than the first, one slip makes it another word. */
const ONE_SLIP = 4;
const TWO_SLIPS = 8;

/** Whether a word is a keyword with a slip: a letter missing, too many, wrong or exchanged. */
export function mistyped(word: string, keyword: string): boolean {
  if (keyword.length < ONE_SLIP || /\p{Script=Han}/u.test(keyword)) return false;
  if (Math.abs(word.length - keyword.length) > 2 || word.length > 40) return false;
  const read = /\p{L}/u.test(word) ? word.replace(/[0134578]/g, (digit) => LOOKALIKES[digit] ?? digit) : word;
  const allowed = keyword.length >= TWO_SLIPS ? 2 : 1;
  return Math.min(distance(word, keyword), distance(read, keyword)) <= allowed;
}

/** How many slips make one word of another; two exchanged neighbours are one. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1)
        least = Math.min(least, at(rows, i - 2, j - 2) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

const at = (rows: number[][], row: number, column: number) => rows[row]?.[column] ?? 0;
