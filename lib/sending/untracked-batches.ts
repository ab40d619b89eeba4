import { randomBytes } from "node:crypto";
import { areaOf } from "@/lib/core/dialing-zones";
import { isMalaysian } from "@/lib/core/is-malaysian";
import { arrayLiteral } from "@/lib/platform/db/array-literal";
import { sql } from "@/lib/platform/db/sql";
import type { Claim, ClaimedMessage } from "@/lib/sending/claim";
import type { SendingCampaign } from "@/lib/sending/sending-campaigns";

/**
 * One untracked call to many numbers. Members and seqno are stored before the call, and never
 * change while the outcome of a call is unknown. After a certain refusal of the account the batch
 * gets a new seqno, for the specification does not say whether a refused call used the old one up.
 */
export interface UntrackedBatch {
  id: number;
  campaign: SendingCampaign;
  claimId: number;
  seqno: string;
  messageIds: number[];
  phones: string[];
  attempts: number;
  /** Hours since the first call, by the database clock. */
  hoursSinceFirst: number;
}

/**
 * Cuts a claim into batches and stores them, first attempt counted, before any of them is called.
 */
export async function storeBatches(claim: Claim, size: number): Promise<UntrackedBatch[]> {
  const batches: Omit<UntrackedBatch, "id">[] = [];
  if (claim.messages.length === 0) return [];
  for (const members of cutIntoBatches(claim, size)) {
    batches.push({
      campaign: claim.campaign,
      claimId: claim.claimId,
      seqno: newSeqno(claim.campaign.seqnoPrefix),
      messageIds: members.map((message) => message.id),
      phones: members.map((message) => message.phone),
      attempts: 1,
      hoursSinceFirst: 0,
    });
  }
  // One statement for all: at full speed a round trip for each costs as much as the calls.
  const shared = [
    claim.campaign.workspaceId,
    claim.campaign.id,
    claim.campaign.gatewayAccountId,
    claim.claimId,
  ];
  const rows = await sql.query<{ id: number; seqno: string }>(
    `INSERT INTO untracked_batch (workspace_id, campaign_id, gateway_account_id, claim_id, seqno, message_ids,
       first_message_id, last_message_id,
       attempts, first_attempt_at)
     SELECT $1, $2, $3, $4, seqno, ids, ids[1], ids[cardinality(ids)], 1, now()
     FROM (VALUES ${batches.map((_, i) => `($${i * 2 + 5}, $${i * 2 + 6}::bigint[])`).join(", ")})
       AS batch (seqno, ids)
     RETURNING id, seqno`,
    [...shared, ...batches.flatMap((batch) => [batch.seqno, arrayLiteral(batch.messageIds)])],
  );
  const ids = new Map(rows.map((row) => [row.seqno, Number(row.id)]));
  return batches.map((batch) => ({ ...batch, id: ids.get(batch.seqno) as number }));
}

/**
 * With a sender, numbers in Malaysia go apart: their call leaves the sender out, and the others
 * keep it. With quiet hours each country goes apart, for a batch is repeated only as it was, and
 * people of several may have no hour in common.
 */
function cutIntoBatches({ campaign, messages }: Claim, size: number): ClaimedMessage[][] {
  const groups = new Map<string, ClaimedMessage[]>([["false", []]]);
  for (const message of messages) {
    const apart = Boolean(campaign.sender) && isMalaysian(message.phone);
    const key = campaign.rules?.hours ? areaOf(message.phone).from : String(apart);
    const group = groups.get(key);
    if (group) group.push(message);
    else groups.set(key, [message]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, index) =>
      group.slice(index * size, (index + 1) * size),
    ),
  );
}

/** A seqno that no call of this campaign used yet. */
export function newSeqno(prefix: string): string {
  return prefix + randomBytes(6).toString("hex");
}
