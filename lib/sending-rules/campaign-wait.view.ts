import { z } from "zod";

/** Who waits for the end of the quiet hours, and until when. */
export const campaignWaitSchema = z.object({
  country: z.string().describe("ISO 3166, as the number's first digits tell; empty where they do not."),
  people: z.int(),
  until: z.iso.datetime(),
});
export type CampaignWait = z.infer<typeof campaignWaitSchema>;
