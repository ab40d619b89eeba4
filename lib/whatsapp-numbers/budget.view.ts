import { z } from "zod";

export const budgetCheckSchema = z.object({
  limit: z.int().describe("With how many people the business may begin within 24 hours."),
  used: z.int().describe("With how many it did, in the 24 hours until now."),
  promised: z.int().describe("Who still waits in campaigns that are being sent."),
  canBegin: z.int().describe("Of this campaign's people, with how many it may begin now."),
  waits: z.int().describe("Of this campaign's people, how many wait."),
  until: z.iso.datetime().describe("When the first of those who wait may be begun with."),
});
export type BudgetCheck = z.infer<typeof budgetCheckSchema>;
