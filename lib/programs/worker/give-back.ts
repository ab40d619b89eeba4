import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import type { BatchResult } from "@/lib/sending/record-batch";
import { releaseMessages } from "@/lib/sending/recover-claims";
import type { SendingAccount } from "@/lib/sending/sending-accounts";
import type { UntrackedBatch } from "@/lib/sending/untracked-batches";
import type { Call } from "./call-source";
import type { SenderTools } from "./sender-tools";

/**
 * Queued messages were claimed and never called: they go back. Batches keep their members; their
 * claim runs out or is recovered.
 */
export async function giveBack(
  tools: SenderTools,
  account: SendingAccount,
  calls: Call[],
  store: (batch: UntrackedBatch, result: BatchResult) => Promise<void>,
): Promise<void> {
  const byClaim = new Map<number, { campaignId: string; ids: number[] }>();
  const batches: UntrackedBatch[] = [];
  for (const call of calls) {
    if ("batch" in call) batches.push(call.batch);
    else {
      const entry = byClaim.get(call.claim.claimId) ?? { campaignId: call.claim.campaign.id, ids: [] };
      entry.ids.push(call.message.id);
      byClaim.set(call.claim.claimId, entry);
    }
  }
  for (const [claimId, { campaignId, ids }] of byClaim) {
    await releaseMessages(campaignId, claimId, ids).then(
      () => tools.claims.settle(claimId, ids.length),
      (error) => {
        tools.onError(error);
        tools.claims.abandon(claimId);
      },
    );
  }
  for (const batch of batches) {
    const now = tools.clock.now();
    await store(batch, {
      outcome: "notSent",
      reason: null,
      code: null,
      detail: keepSentence(sentence("rules.call.givenBack")),
      startedAt: now,
      finishedAt: now,
      accountEpoch: account.epoch,
    });
  }
}
