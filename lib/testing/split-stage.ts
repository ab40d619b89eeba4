import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sql } from "@/lib/platform/db/sql";
import { startDueCampaigns } from "@/lib/sending/move-campaigns";
import { watchSplits } from "@/lib/sending/watch-splits";
import type { TestWorkspace } from "@/lib/testing/create-test-workspace";

const SPLIT = {
  ...{ texts: ["RM0 Kedai: text B"], share: 10 },
  ...{ by: "replies" as const, afterHours: 6, ifClose: "person" as const },
};

export async function draftSplit(
  shop: TestWorkspace,
  phones: string[],
  split: object = {},
  more: object = {},
) {
  const input = createCampaignInput.parse({
    name: "Sale",
    message: { kind: "text", text: "RM0 Kedai: text A" },
    audience: { lists: [], phones },
    split: { ...SPLIT, ...split },
    ...more,
  });
  return createCompleteDraft(shop.as.owner, input);
}

/** A campaign with a test, launched and begun; what became of each is the test's to write. */
export async function beginSplit(
  shop: TestWorkspace,
  phones: string[],
  split: object = {},
  more: object = {},
): Promise<string> {
  const { id } = await draftSplit(shop, phones, split, more);
  await launchCampaign(shop.as.owner, { id, immediately: true });
  await startDueCampaigns();
  return id;
}

export interface SplitRow {
  id: number;
  phone: string;
  text: string;
  status: string;
  /** 0, 1 and 2 are the groups, -1 is who waits. */
  number: number;
}

/** Everybody of a campaign, with the group that they are in. */
export function peopleOf(id: string): Promise<(SplitRow & Record<string, unknown>)[]> {
  return sql.query(
    `SELECT m.id::float8, m.phone, coalesce(m.text, c.message ->> 'text') AS text, m.status::text,
       CASE WHEN m.id > s.group_ends[array_upper(s.group_ends, 1)] THEN -1
         ELSE (SELECT count(*)::int FROM unnest(s.group_ends) e WHERE e < m.id) END AS number
     FROM message m JOIN campaign c ON c.id = m.campaign_id JOIN campaign_split s ON s.campaign_id = c.id
     WHERE m.campaign_id = $1 ORDER BY m.id`,
    [id],
  );
}

/** Everybody of the test was texted, so many hours ago. */
export async function textTested(id: string, hoursAgo: number): Promise<void> {
  await sql.execute(
    `UPDATE message m SET status = 'delivered', attempts = 1, tracked = true,
       first_attempt_at = now() - make_interval(hours => $2), sent_at = now() - make_interval(hours => $2),
       final_at = now()
     FROM campaign_split s
     WHERE m.campaign_id = $1 AND s.campaign_id = $1 AND m.id <= s.group_ends[array_upper(s.group_ends, 1)]
       AND m.status = 'queued'`,
    [id, hoursAgo],
  );
  await sql.execute("UPDATE campaign SET started_at = now() - make_interval(hours => $2) WHERE id = $1", [
    id,
    hoursAgo + 1,
  ]);
}

/** The time of the decision has come. */
export async function passTime(id: string): Promise<void> {
  await sql.execute(
    "UPDATE campaign_split SET decides_at = now() - interval '1 second' WHERE campaign_id = $1",
    [id],
  );
}

/** One look at every test, whenever the last one was. */
export async function lookAtSplits(): Promise<number> {
  await sql.execute("UPDATE campaign_split SET next_look_at = now() - interval '1 second'");
  return watchSplits();
}

/** Somebody answers. */
export async function reply(shop: TestWorkspace, account: string, phone: string, text = "Ya"): Promise<void> {
  const conversation = await sql.first<{ id: string }>(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code)
     VALUES ($1, $2, $3, '') ON CONFLICT (workspace_id, phone, short_code) DO UPDATE SET last_at = now()
     RETURNING id`,
    [shop.id, account, phone],
  );
  await sql.execute(
    `INSERT INTO inbound_message (conversation_id, workspace_id, gateway_account_id, phone, short_code, text,
       content_type, raw)
     VALUES ($1, $2, $3, $4, '', $5, '', '')`,
    [conversation?.id, shop.id, account, phone, text],
  );
}
