import { z } from "zod";

/** What somebody agreed to of marketing by WhatsApp, and whether it holds. */
export const optInViewSchema = z.object({
  at: z.iso.datetime().describe("When they agreed."),
  how: z.string().describe("On which form, in which shop, by which call."),
  words: z.string().describe("What they were shown and agreed to."),
  proof: z.string().describe("Where the proof is."),
  source: z.string().describe("`person`, `api` or `import`."),
  by: z.string().describe("Who wrote it down."),
  withdrawnAt: z.iso.datetime().nullable().describe("Since when it holds no more: a stop, or a person here."),
});
export type OptInView = z.infer<typeof optInViewSchema>;

interface OptInRecord {
  optedAt: Date;
  how: string;
  words: string;
  proof: string;
  source: string;
  createdByName: string;
  withdrawnAt: Date | null;
}

export function optInView(row: OptInRecord): OptInView {
  return {
    at: row.optedAt.toISOString(),
    how: row.how,
    words: row.words,
    proof: row.proof,
    source: row.source,
    by: row.createdByName,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  };
}
