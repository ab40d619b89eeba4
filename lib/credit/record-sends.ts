import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { postJournal } from "@/lib/credit/post-journal";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * Books what sends are estimated to have cost since the last time, one journal for each campaign:
 * parts of the messages the gateway accepted, minus what is already booked. Returns how many
 * credits were booked.
 * @param as `opening` books them against the opening account: they were sent before the first
 * balance was read
 */
export async function recordSends(
  client: SqlRunner,
  account: { workspaceId: string; gatewayAccountId: string },
  as: "sends" | "opening",
): Promise<number> {
  const { rows: campaigns } = await client.query<{
    id: string;
    name: string;
    kind: string;
    booked: number;
    used: number;
  }>(
    `WITH booked AS (SELECT ref, sum(amount) AS amount, max(at) AS last FROM ledger_entry
                     WHERE gateway_account_id = $1::uuid AND account = 'sends' GROUP BY ref)
     SELECT c.id, c.name, c.kind::text AS kind, coalesce(b.amount, 0)::bigint AS booked,
       t.credits::bigint AS used
     FROM campaign c
     LEFT JOIN booked b ON b.ref = c.id::text
     CROSS JOIN LATERAL (SELECT coalesce(sum(credits), 0) AS credits
       FROM campaign_tally
       WHERE campaign_id = c.id) AS t
     WHERE c.gateway_account_id = $1::uuid AND c.started_at IS NOT NULL AND t.credits > 0
       AND (c.status IN ('sending', 'paused')
         OR b.last IS NULL
         OR coalesce(c.finished_at, c.updated_at) >= b.last - interval '1 hour')`,
    [account.gatewayAccountId],
  );
  let total = 0;
  for (const campaign of campaigns) {
    const fresh = Number(campaign.used) - Number(campaign.booked);
    if (fresh === 0) continue;
    total += fresh;
    await postJournal(client, {
      ...account,
      kind: "sends",
      ref: campaign.id,
      description:
        campaign.kind === "campaign" ? campaign.name : keepSentence(sentence("rules.ledger.single")),
      lines: [
        { account: as === "opening" ? "opening" : "available", amount: -fresh },
        { account: "sends", amount: fresh },
      ],
    });
  }
  return total;
}
