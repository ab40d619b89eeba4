import type { Claim, ClaimedMessage, Claimer } from "@/lib/sending/claim";
import { claimDue, lookForDue } from "@/lib/sending/claim-due";
import { claimDueBatch } from "@/lib/sending/claim-due-batch";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { reservePace } from "@/lib/sending/reserve-pace";
import type { SendingAccount } from "@/lib/sending/sending-accounts";
import { listSendingCampaigns, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { storeBatches, type UntrackedBatch } from "@/lib/sending/untracked-batches";
import type { HeldClaims } from "./held-claims";

/** One call to make: a message of a claim, or a stored batch of them. */
export type Call = { claim: Claim; message: ClaimedMessage } | { batch: UntrackedBatch };

/** Untracked messages go many to a call, so a claim of them may be larger. */
const MOST_UNTRACKED = 5000;
/**
 * A campaign in which nothing fresh was found from the first recipient on is not looked through
 * again for this long.
 */
const REST_MS = 2_000;

/**
 * Claims the work of one gateway account: what is due first, then its campaigns in turn, as fast as
 * their rates allow.
 */
export class CallSource {
  readonly #cursors = new Map<string, number>();
  readonly #restUntil = new Map<string, number>();
  #turn = 0;

  constructor(
    readonly account: SendingAccount,
    readonly claimer: Claimer,
    readonly claims: HeldClaims,
    /**
     * Hears of each call as soon as it is claimed, so that calling need not wait for the rest of a
     * turn.
     */
    readonly deliver: (calls: Call[]) => void,
  ) {}

  /** One turn, for about `limit` messages. Returns how many were claimed. */
  async claim(limit: number): Promise<number> {
    const { account, claimer } = this;
    const accountLimit = await allowed("gateway_account", account.id, account.maxPerSecond, limit);
    if (accountLimit === 0) return 0;
    let count = 0;
    const [due, campaigns] = await Promise.all([lookForDue(account.id), listSendingCampaigns(account.id)]);
    if (due.messages)
      for (const claim of await claimDue(claimer, account.id, accountLimit)) count += this.#take(claim);
    const batch = due.batches ? await claimDueBatch(claimer, account.id) : null;
    if (batch) count += this.#takeAgain(batch);
    // Campaigns take turns, so that a million recipients do not hold up a hundred.
    for (let i = 0; i < campaigns.length && count < accountLimit; i += 1) {
      const campaign = campaigns[(this.#turn + i) % campaigns.length] as SendingCampaign;
      count += await this.#claimFrom(
        campaign,
        Math.max(1, Math.ceil((accountLimit - count) / (campaigns.length - i))),
      );
    }
    this.#turn += 1;
    return count;
  }

  async #claimFrom(campaign: SendingCampaign, limit: number): Promise<number> {
    if (performance.now() < (this.#restUntil.get(campaign.id) ?? 0)) return 0;
    const unpaced = this.account.maxPerSecond === null && campaign.maxPerSecond === null;
    const most = !campaign.tracked && unpaced ? Math.max(limit, MOST_UNTRACKED) : limit;
    const count = await allowed("campaign", campaign.id, campaign.maxPerSecond, most);
    if (count === 0) return 0;
    const after = this.#cursors.get(campaign.id) ?? 0;
    const claim = await claimFresh(this.claimer, campaign, after, count);
    if (!claim) {
      // Whatever was given back stands behind the cursor: look from the start next time.
      this.#cursors.delete(campaign.id);
      if (after === 0) this.#restUntil.set(campaign.id, performance.now() + REST_MS);
      return 0;
    }
    const last = claim.messages.at(-1);
    if (last) this.#cursors.set(campaign.id, last.id);
    return campaign.tracked ? this.#take(claim) : this.#takeInBatches(claim);
  }

  #take(claim: Claim): number {
    if (claim.messages.length === 0) return 0;
    this.claims.take(claim);
    this.deliver(claim.messages.map((message) => ({ claim, message })));
    return claim.messages.length;
  }

  async #takeInBatches(claim: Claim): Promise<number> {
    this.claims.take(claim);
    const size = Math.max(1, Math.min(this.account.bulkBatchSize, 1000));
    this.deliver((await storeBatches(claim, size)).map((batch) => ({ batch })));
    return claim.messages.length;
  }

  #takeAgain(batch: UntrackedBatch): number {
    const messages = batch.messageIds.map((id) => ({ id })) as ClaimedMessage[];
    this.claims.take({ claimId: batch.claimId, campaign: batch.campaign, messages });
    this.deliver([{ batch }]);
    return 1;
  }
}

/** As many of `limit` as a row's rate allows now: a quarter of a second's worth at most. */
async function allowed(
  table: "campaign" | "gateway_account",
  id: string,
  perSecond: number | null,
  limit: number,
): Promise<number> {
  if (perSecond === null) return limit;
  return reservePace(table, id, perSecond, Math.max(1, Math.min(limit, Math.ceil(perSecond / 4))));
}
