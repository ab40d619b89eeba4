import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sql } from "@/lib/platform/db/sql";
import { startDueCampaigns } from "@/lib/sending/move-campaigns";
import { watchFallbacks } from "@/lib/sending/watch-fallbacks";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";

/** A workspace with an account of SMS and one of WhatsApp; neither leads anywhere. */
export interface FallbackShop {
  shop: TestWorkspace;
  sms: string;
  whatsapp: string;
}

export async function createFallbackShop(): Promise<FallbackShop> {
  const shop = await createTestWorkspace();
  const sms = await createTestAccount(shop.id);
  const made = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher, kind, settings)
     VALUES ($1, 'WhatsApp', 'http://127.0.0.1:9/v25.0/', '106540352242922', '', 'whatsapp-cloud',
       '{"businessAccountId":"1"}')
     RETURNING id`,
    [shop.id],
  );
  return { shop, sms, whatsapp: made?.id ?? "" };
}

export const FALLBACK = {
  text: "RM0 Kedai: kami di sini",
  when: ["undeliverable", "capped", "notDeliveredWithinHours"],
  hours: 6,
};

/** A draft by WhatsApp that goes on by SMS. */
export async function draftWithFallback(on: FallbackShop, phones: string[], fallback: object = FALLBACK) {
  const input = createCampaignInput.parse({
    name: "Notis",
    channel: "whatsapp",
    message: { kind: "template", name: "notice", language: "ms", variables: {} },
    audience: { lists: [], phones },
    fallback,
  });
  return createCompleteDraft(on.shop.as.owner, input);
}

/** The same, launched and begun; what WhatsApp says of each is the test's to write. */
export async function begin(
  on: FallbackShop,
  phones: string[],
  fallback: object = FALLBACK,
): Promise<string> {
  const { id } = await draftWithFallback(on, phones, fallback);
  await launchCampaign(on.shop.as.owner, { id, immediately: true });
  await startDueCampaigns();
  return id;
}

/** What WhatsApp says of one of its people, handed over so many hours ago. */
export async function say(
  id: string,
  phone: string,
  status: string,
  { code = null, hoursAgo = 0 }: { code?: string | null; hoursAgo?: number } = {},
): Promise<void> {
  await sql.execute(
    `UPDATE message SET status = $3::message_status, failure_code = $4, attempts = 1,
       first_attempt_at = now() - make_interval(mins => $5), sent_at = now() - make_interval(mins => $5),
       final_at = CASE WHEN $3 IN ('delivered', 'failed') THEN now() END
     WHERE campaign_id = $1 AND phone = $2 AND copy = 0`,
    [id, phone, status, code, Math.round(hoursAgo * 60)],
  );
}

/** One look at every campaign with a way back, whenever the last one was. */
export async function look(): Promise<number> {
  await sql.execute("UPDATE campaign_fallback SET next_look_at = now() - interval '1 second'");
  return watchFallbacks();
}

/** The campaign of the SMS, and who is in it. */
export async function smsOf(id: string) {
  const campaign = await sql.first<{ id: string; status: string; recipients: number; credits: number }>(
    "SELECT id, status::text, recipients, credits FROM campaign WHERE fallback_of = $1",
    [id],
  );
  const people = await sql.query<{ phone: string; status: string; text: string | null; why: string }>(
    `SELECT m.phone, m.status::text, m.text, w.why FROM campaign c JOIN message m ON m.campaign_id = c.id
       JOIN fallback_message w ON w.campaign_id = m.campaign_id AND w.message_id = m.id
     WHERE c.fallback_of = $1 ORDER BY m.phone`,
    [id],
  );
  return { campaign, people };
}
