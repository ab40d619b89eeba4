import { setTimeout as pause } from "node:timers/promises";
import { messageSeqno } from "@/lib/messages/message.rules";
import type { GatewayClient } from "@/lib/platform/gateway/client";
import type { GatewayResult } from "@/lib/platform/gateway/result";
import { claimDueBatch } from "@/lib/sending/claim-due-batch";
import {
  type Claim,
  type ClaimedMessage,
  type Claimer,
  claimDue,
  claimFresh,
  listSendingCampaigns,
  lookForDue,
  reservePace,
  type SendingCampaign,
} from "@/lib/sending/claim-messages";
import { outgoingRequest, outgoingRequests } from "@/lib/sending/outgoing.rules";
import { type BatchResult, recordBatch } from "@/lib/sending/record-batch";
import type { Outcome } from "@/lib/sending/record-outcomes";
import { recoverMessage, releaseMessages } from "@/lib/sending/recover-claims";
import { sendInOrder } from "@/lib/sending/send-in-order";
import { alarmUnreachable, clientFor, resolveUnreachable, type SendingAccount } from "@/lib/sending/sending-accounts";
import { storeBatches, type UntrackedBatch } from "@/lib/sending/untracked-batches";
import { CallPace } from "@/lib/worker/call-pace";

/** What a sender needs of its worker. */
export interface SenderHost {
  claimer: Claimer;
  callTimeoutMs: number;
  pauses: readonly number[];
  /** False when the lease may have run out (a suspended machine): no call is made until it is renewed (S16). */
  leaseHolds(): boolean;
  ownsClaim(claimId: number): boolean;
  claimed(claim: Claim): void;
  settled(claimId: number, count: number): void;
  /** What this claim came to could not be stored: whoever recovers claims takes its messages up. */
  abandon(claimId: number): void;
  record(outcome: Outcome): void;
  mayClaim(): boolean;
  databaseNow(): number;
  onError(error: unknown): void;
}

const MOST_CLAIMED = 2000;
/** Untracked messages go many to a call, so a claim of them may be larger. */
const MOST_UNTRACKED = 5000;
/** So much work is kept claimed ahead, at the pace of the calls so far: enough to bridge a slow claim, little enough to stop soon on a pause. */
const AHEAD_MS = 250;
/** Calls in a row that reached nobody before the breaker opens, and for how long (S7). */
const BREAKER_AFTER = 5;
const BREAKER_MS = 15_000;
/** A campaign in which nothing fresh was found from the first recipient on is not looked through again for this long. */
const REST_MS = 2_000;
const STORE_AGAIN_MS = 1_000;

type Call = { claim: Claim; message: ClaimedMessage } | { batch: UntrackedBatch };

/** Sends for one gateway account: keeps a short queue of claimed messages and `maxConnections` calls under way. */
export class AccountSender {
  readonly #client: GatewayClient;
  readonly #queue: Call[] = [];
  readonly #cursors = new Map<string, number>();
  readonly #restUntil = new Map<string, number>();
  readonly #pace = new CallPace();
  #underWay = 0;
  #claiming = false;
  #turn = 0;
  #unreachable = 0;
  #closedUntil = 0;
  #stopping: Promise<void> | null = null;
  /** The account refused for everybody. Only a resume or new credentials end that: both change the account's epoch, and with it the sender. */
  #refused = false;
  #idle: (() => void)[] = [];

  constructor(
    readonly account: SendingAccount,
    readonly host: SenderHost,
  ) {
    this.#client = clientFor(account, host.callTimeoutMs);
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Goes on with what is queued (the breaker or the lease may have held it up) and looks for more; called on every tick and when the queue runs low. */
  wake(): void {
    this.#pump();
    if (this.#claiming || !this.#open || !this.host.mayClaim()) return;
    const ahead = Math.max(this.account.maxConnections * 2, 16, this.#pace.callsIn(AHEAD_MS));
    if (this.#queue.length >= ahead) return;
    this.#claiming = true;
    this.#claim(Math.min(MOST_CLAIMED, Math.max(ahead, 100)))
      .then((count) => {
        this.#claiming = false;
        this.#pump();
        if (count > 0) this.wake();
      })
      .catch((error) => {
        this.#claiming = false;
        this.host.onError(error);
        this.#checkIdle();
      });
  }

  /** Claims nothing more, gives back what is queued, waits for the calls under way. Asked again, answers the same end. */
  stop(): Promise<void> {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }

  async #end(): Promise<void> {
    do {
      await this.#giveBack();
      while (this.#underWay > 0 || this.#claiming) await new Promise<void>((resolve) => this.#idle.push(resolve));
    } while (this.#queue.length > 0);
    await this.#client.close().catch(() => undefined);
  }

  get #open(): boolean {
    return this.#stopping === null && !this.#refused && performance.now() >= this.#closedUntil;
  }

  async #claim(limit: number): Promise<number> {
    const accountLimit = await this.#allowed("gateway_account", this.account.id, this.account.maxPerSecond, limit);
    if (accountLimit === 0) return 0;
    let count = 0;
    const [due, campaigns] = await Promise.all([lookForDue(this.account.id), listSendingCampaigns(this.account.id)]);
    if (due.messages) for (const claim of await claimDue(this.host.claimer, this.account.id, accountLimit)) count += this.#enqueue(claim);
    const batch = due.batches ? await claimDueBatch(this.host.claimer, this.account.id) : null;
    if (batch) {
      this.host.claimed({
        claimId: batch.claimId,
        campaign: batch.campaign,
        messages: batch.messageIds.map((id) => ({ id })) as ClaimedMessage[],
      });
      this.#queue.push({ batch });
      count += 1;
    }
    // Campaigns take turns, so that a million recipients do not hold up a hundred.
    for (let i = 0; i < campaigns.length && count < accountLimit; i += 1) {
      const campaign = campaigns[(this.#turn + i) % campaigns.length] as SendingCampaign;
      count += await this.#claimFrom(campaign, Math.max(1, Math.ceil((accountLimit - count) / (campaigns.length - i))));
    }
    this.#turn += 1;
    return count;
  }

  async #claimFrom(campaign: SendingCampaign, limit: number): Promise<number> {
    if (performance.now() < (this.#restUntil.get(campaign.id) ?? 0)) return 0;
    const unpaced = this.account.maxPerSecond === null && campaign.maxPerSecond === null;
    const most = !campaign.tracked && unpaced ? Math.max(limit, MOST_UNTRACKED) : limit;
    const allowed = await this.#allowed("campaign", campaign.id, campaign.maxPerSecond, most);
    if (allowed === 0) return 0;
    const after = this.#cursors.get(campaign.id) ?? 0;
    const claim = await claimFresh(this.host.claimer, campaign, after, allowed);
    if (!claim) {
      // Whatever was given back stands behind the cursor: look from the start next time.
      this.#cursors.delete(campaign.id);
      if (after === 0) this.#restUntil.set(campaign.id, performance.now() + REST_MS);
      return 0;
    }
    const last = claim.messages.at(-1);
    if (last) this.#cursors.set(campaign.id, last.id);
    if (campaign.tracked) return this.#enqueue(claim);
    this.host.claimed(claim);
    const size = Math.max(1, Math.min(this.account.bulkBatchSize, 1000));
    for (const batch of await storeBatches(claim, size)) this.#queue.push({ batch });
    this.#pump();
    return claim.messages.length;
  }

  async #allowed(table: "campaign" | "gateway_account", id: string, perSecond: number | null, limit: number): Promise<number> {
    if (perSecond === null) return limit;
    const count = Math.max(1, Math.min(limit, Math.ceil(perSecond / 4)));
    return reservePace(table, id, perSecond, count);
  }

  #enqueue(claim: Claim): number {
    if (claim.messages.length === 0) return 0;
    this.host.claimed(claim);
    for (const message of claim.messages) this.#queue.push({ claim, message });
    this.#pump();
    return claim.messages.length;
  }

  #pump(): void {
    while (this.#underWay < this.account.maxConnections && this.#queue.length > 0 && this.#open && this.host.leaseHolds()) {
      const call = this.#queue.shift() as Call;
      const claimId = "batch" in call ? call.batch.claimId : call.claim.claimId;
      if (!this.host.ownsClaim(claimId)) continue;
      this.#underWay += 1;
      void this.#work(call).then(() => {
        this.#underWay -= 1;
        this.#pace.count();
        this.#pump();
        this.wake();
        this.#checkIdle();
      });
    }
    this.#checkIdle();
  }

  /** Never throws: one message that cannot be handled must not end the program and with it all others (S24). */
  async #work(call: Call): Promise<void> {
    try {
      await ("batch" in call ? this.#sendBatch(call.batch) : this.#send(call.claim, call.message));
    } catch (error) {
      this.host.onError(error);
      if ("batch" in call) return this.host.abandon(call.batch.claimId);
      const { claim, message } = call;
      await recoverMessage(claim.campaign, claim.claimId, message.id).then(
        () => this.host.settled(claim.claimId, 1),
        (failure) => {
          this.host.onError(failure);
          this.host.abandon(claim.claimId);
        },
      );
    }
  }

  async #send(claim: Claim, message: ClaimedMessage): Promise<void> {
    const { campaign } = claim;
    const seqno = messageSeqno(campaign.seqnoPrefix, message.seqnoRound, message.id);
    const content =
      message.text === null || campaign.message.kind === "binary" ? campaign.message : { ...campaign.message, text: message.text };
    const options = { mobile: message.phone, sender: campaign.sender, seqno, tracked: true, unicodePage: this.account.unicodePage };
    const requests = outgoingRequests(content, options, message.id);
    const startedAt = this.host.databaseNow();
    const result = await sendInOrder(this.#client, requests, message.hadUnknown, (answer) => this.#watch(answer));
    this.host.record({
      workspaceId: campaign.workspaceId,
      gatewayAccountId: campaign.gatewayAccountId,
      accountEpoch: this.account.epoch,
      campaignId: campaign.id,
      messageId: message.id,
      claimId: claim.claimId,
      attempt: message.attempts,
      seqno,
      hadUnknown: message.hadUnknown,
      firstAttemptAt: message.firstAttemptAt,
      startedAt,
      finishedAt: this.host.databaseNow(),
      outcome: result.outcome,
      code: result.code,
      gatewayMessageId: result.gatewayMessageId,
      detail: describe(result),
      stopped: result.stopped,
    });
  }

  async #sendBatch(batch: UntrackedBatch): Promise<void> {
    const { campaign } = batch;
    const request = outgoingRequest(campaign.message, {
      mobile: batch.phones.join(","),
      sender: campaign.sender,
      seqno: batch.seqno,
      tracked: false,
      unicodePage: false,
    });
    const startedAt = this.host.databaseNow();
    const result = await this.#client.send(request.page, request.parameters);
    this.#watch(result);
    const finishedAt = this.host.databaseNow();
    const { outcome, code } = result;
    await this.#storeBatch(batch, { outcome, code, detail: describe(result), accountEpoch: this.account.epoch, startedAt, finishedAt });
  }

  /** Tries until it is stored. One that stops before that lets the claim go: the batch is asked for again with the same seqno. */
  async #storeBatch(batch: UntrackedBatch, result: BatchResult): Promise<void> {
    for (;;) {
      try {
        await recordBatch(batch, result, this.host.pauses);
        return this.host.settled(batch.claimId, batch.messageIds.length);
      } catch (error) {
        this.host.onError(error);
        if (this.#stopping) return this.host.abandon(batch.claimId);
        await pause(STORE_AGAIN_MS);
      }
    }
  }

  /** 1702 and 1704 stop this account at once: at most the calls under way follow. Five calls that reached nobody open the breaker. */
  #watch(result: GatewayResult): void {
    if (result.outcome === "refused" && (result.code === "1702" || result.code === "1704")) {
      this.#refused = true;
      void this.#giveBack();
      return;
    }
    if (result.outcome !== "notSent") {
      if (this.#unreachable >= BREAKER_AFTER) void resolveUnreachable(this.account).catch(this.host.onError);
      this.#unreachable = 0;
      return;
    }
    this.#unreachable += 1;
    if (this.#unreachable >= BREAKER_AFTER) {
      this.#closedUntil = performance.now() + BREAKER_MS;
      void this.#giveBack();
      void alarmUnreachable(this.account, result.detail).catch(this.host.onError);
    }
  }

  /** Queued messages were claimed and never called: they go back. Batches keep their members; their claim runs out or is recovered. */
  async #giveBack(): Promise<void> {
    const byClaim = new Map<number, { campaignId: string; ids: number[] }>();
    const batches: UntrackedBatch[] = [];
    for (const call of this.#queue.splice(0)) {
      if ("batch" in call) batches.push(call.batch);
      else {
        const entry = byClaim.get(call.claim.claimId) ?? { campaignId: call.claim.campaign.id, ids: [] };
        entry.ids.push(call.message.id);
        byClaim.set(call.claim.claimId, entry);
      }
    }
    for (const [claimId, { campaignId, ids }] of byClaim) {
      await releaseMessages(campaignId, claimId, ids).then(
        () => this.host.settled(claimId, ids.length),
        (error) => {
          this.host.onError(error);
          this.host.abandon(claimId);
        },
      );
    }
    for (const batch of batches) {
      const now = this.host.databaseNow();
      const result = { outcome: "notSent" as const, code: null, detail: "Given back before the call.", startedAt: now, finishedAt: now };
      await this.#storeBatch(batch, { ...result, accountEpoch: this.account.epoch });
    }
  }

  #checkIdle(): void {
    if (this.#underWay > 0 || this.#claiming) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

function describe(result: GatewayResult): string {
  return result.outcome === "accepted" || result.body === "" ? result.detail : `${result.detail} Answer: ${result.body.slice(0, 200)}`;
}
