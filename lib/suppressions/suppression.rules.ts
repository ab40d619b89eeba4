/** How many numbers may be given at once, and how large their file may be. */
export const SUPPRESSION_BATCH = { numbers: 100_000, megabytes: 20 } as const;
