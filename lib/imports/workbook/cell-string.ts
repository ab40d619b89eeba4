/**
 * Text as a person typed it: `_x000D_` stands for a character that XML cannot carry. What cannot be
 * stored is left out.
 */
export function cellString(text: string): string {
  if (!text.includes("_x")) return text.trim();
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll("\0", "")
    .toWellFormed()
    .trim();
}
