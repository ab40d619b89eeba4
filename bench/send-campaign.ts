import { readCounts, startCampaign } from "@/bench/seed";

const LOOK_MS = 20;
const LONGEST_MS = 5 * 60_000;

/**
 * Starts a campaign and answers the rate from its start until every outcome is committed. All of it
 * counts: the worker noticing it, claims, calls, and the last batch of outcomes.
 */
export async function sendCampaign(id: string, recipients: number): Promise<number> {
  const start = performance.now();
  await startCampaign(id);
  for (;;) {
    const counts = await readCounts(id);
    if (counts.sent >= recipients) return recipients / ((performance.now() - start) / 1000);
    if (performance.now() - start > LONGEST_MS)
      throw new Error(`Only ${counts.sent} of ${recipients} messages were sent in five minutes.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
