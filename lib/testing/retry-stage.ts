import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sql } from "@/lib/platform/db/sql";
import { startDueCampaigns } from "@/lib/sending/move-campaigns";
import { watchRetries } from "@/lib/sending/watch-retries";
import type { TestWorkspace } from "@/lib/testing/create-test-workspace";

/** A campaign that tries again, launched and begun; what became of each is the test's to write. */
export async function beginRetried(
  shop: TestWorkspace,
  phones: string[],
  more: object = {},
): Promise<string> {
  const input = createCampaignInput.parse({
    name: "Notice",
    message: { kind: "text", text: "RM0 Kedai: kami di sini" },
    audience: { lists: [], phones },
    retry: { afterHours: 6, times: 1 },
    ...more,
  });
  const { id } = await createCompleteDraft(shop.as.owner, input);
  await launchCampaign(shop.as.owner, { id, immediately: true });
  await startDueCampaigns();
  return id;
}

/** What the network said of one text, so many hours ago. */
export async function told(
  id: string,
  phone: string,
  status: string,
  { code = null, hoursAgo = 0 }: { code?: string | null; hoursAgo?: number } = {},
): Promise<void> {
  await sql.execute(
    `UPDATE message SET status = $3::message_status, failure_code = $4, attempts = 1, tracked = true,
       first_attempt_at = now() - make_interval(mins => $5), sent_at = now() - make_interval(mins => $5),
       final_at = CASE WHEN $3 NOT IN ('queued', 'sending', 'sent', 'unresolved')
         THEN now() - make_interval(mins => $5) END
     WHERE campaign_id = $1 AND phone = $2 AND copy = 0`,
    [id, phone, status, code, Math.round(hoursAgo * 60)],
  );
}

/** One look at every campaign that tries again, whenever the last one was. */
export async function lookAgain(): Promise<number> {
  await sql.execute("UPDATE campaign_retry SET next_look_at = now() - interval '1 second'");
  return watchRetries();
}

/** The campaigns that try again, in order, and who is in each. */
export async function triesOf(id: string) {
  const campaigns = await sql.query<{ id: string; status: string; recipients: number; credits: number }>(
    "SELECT id, status::text, recipients, credits FROM campaign WHERE retry_of = $1 ORDER BY retry_number",
    [id],
  );
  const people = await sql.query<{ id: string; phone: string }>(
    `SELECT c.id, m.phone FROM campaign c JOIN message m ON m.campaign_id = c.id
     WHERE c.retry_of = $1 ORDER BY c.retry_number, m.phone`,
    [id],
  );
  return campaigns.map((each) => ({
    ...each,
    phones: people.filter((one) => one.id === each.id).map(({ phone }) => phone),
  }));
}
