import { type ZodType, z } from "zod";

/** One page of a list: its rows, and what `?cursor=` takes for the next one. */
export function pageOf<S extends ZodType>(row: S) {
  return z.object({
    data: z.array(row),
    nextCursor: z.string().nullable().describe("null on the last page."),
  });
}
