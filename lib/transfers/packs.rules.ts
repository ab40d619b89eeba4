import { readAmount } from "@/lib/core/read-amount";

/**
 * Sizes as a person writes them in one field: parted by commas, semicolons or blanks, each as any
 * amount. null: one of them is no whole number of credits.
 */
export function readPacks(text: string): number[] | null {
  const words = text.split(/[;\s]+|,(?!\d{3}(?!\d))/).filter((word) => word !== "");
  const read = words.map((word) => readAmount(word));
  if (read.some(({ kind }) => kind !== "number")) return null;
  const sizes = read.flatMap((each) => (each.kind === "number" ? [each.value] : []));
  return [...new Set(sizes)].toSorted((a, b) => a - b);
}
