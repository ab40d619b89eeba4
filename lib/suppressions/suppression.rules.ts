/** What a phone is sent nothing by: every channel, or campaigns by one of them. */
export const SUPPRESSION_SCOPES = ["all", "whatsapp"] as const;
export type SuppressionScope = (typeof SUPPRESSION_SCOPES)[number];

/** How many numbers may be given at once, and how large their file may be. */
export const SUPPRESSION_BATCH = { numbers: 100_000, megabytes: 20 } as const;

/**
 * Only what the person's own text began ends with a start word of theirs; an entry of a colleague,
 * a program or a file stays until somebody removes it.
 */
export function endsByStartWord(source: string): boolean {
  return source === "keyword" || source === "review";
}
