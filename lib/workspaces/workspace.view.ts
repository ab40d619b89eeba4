import { z } from "zod";

/** What `/api/v1/workspace` answers. */
export const workspaceViewSchema = z.object({
  creditPrice: z
    .object({
      amount: z.string().describe("A decimal number, with at most six places."),
      currency: z.string().describe("ISO 4217, such as MYR."),
    })
    .nullable()
    .describe("What a credit costs today; null: no price is known, and reports say no cost."),
});
export type WorkspaceView = z.infer<typeof workspaceViewSchema>;
