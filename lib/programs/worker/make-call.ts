import type { GatewayClient } from "@/lib/gateways/spec-184/client";
import { outgoingRequest, outgoingRequests } from "@/lib/gateways/spec-184/outgoing.rules";
import type { GatewayResult } from "@/lib/gateways/spec-184/result.rules";
import { sendInOrder } from "@/lib/gateways/spec-184/send-in-order";
import { messageSeqno } from "@/lib/messages/message.rules";
import type { Claim, ClaimedMessage } from "@/lib/sending/claim-messages";
import type { BatchResult } from "@/lib/sending/record-batch";
import type { Outcome } from "@/lib/sending/record-outcomes";
import type { SendingAccount } from "@/lib/sending/sending-accounts";
import type { UntrackedBatch } from "@/lib/sending/untracked-batches";

/** With what, and for whom, calls are made. */
export interface Caller {
  client: GatewayClient;
  account: SendingAccount;
  /** Milliseconds since the epoch, database clock. */
  databaseNow(): number;
  /** Hears of each answer before anything else is done with it. */
  watch(answer: GatewayResult): void;
}

/**
 * Calls the gateway for one message, in as many requests as its content needs, and says what came
 * of it.
 */
export async function callForMessage(
  caller: Caller,
  claim: Claim,
  message: ClaimedMessage,
): Promise<Outcome> {
  const { client, account } = caller;
  const { campaign } = claim;
  const seqno = messageSeqno(campaign.seqnoPrefix, message.seqnoRound, message.id);
  const content =
    message.text === null || campaign.message.kind === "binary"
      ? campaign.message
      : { ...campaign.message, text: message.text };
  const options = {
    mobile: message.phone,
    sender: campaign.sender,
    seqno,
    tracked: true,
    unicodePage: account.unicodePage,
  };
  const requests = outgoingRequests(content, options, message.id);
  const startedAt = caller.databaseNow();
  const result = await sendInOrder(client, requests, message.hadUnknown, caller.watch);
  return {
    workspaceId: campaign.workspaceId,
    gatewayAccountId: campaign.gatewayAccountId,
    accountEpoch: account.epoch,
    campaignId: campaign.id,
    messageId: message.id,
    claimId: claim.claimId,
    attempt: message.attempts,
    seqno,
    hadUnknown: message.hadUnknown,
    firstAttemptAt: message.firstAttemptAt,
    startedAt,
    finishedAt: caller.databaseNow(),
    outcome: result.outcome,
    reason: result.reason,
    code: result.code,
    gatewayMessageId: result.gatewayMessageId,
    detail: describe(result),
    stopped: result.stopped ?? null,
  };
}

/** Calls the gateway once for all members of a batch. */
export async function callForBatch(caller: Caller, batch: UntrackedBatch): Promise<BatchResult> {
  const { campaign } = batch;
  const request = outgoingRequest(campaign.message, {
    mobile: batch.phones.join(","),
    sender: campaign.sender,
    seqno: batch.seqno,
    tracked: false,
    unicodePage: false,
  });
  const startedAt = caller.databaseNow();
  const result = await caller.client.send(request.page, request.parameters);
  caller.watch(result);
  const { outcome, reason, code } = result;
  return {
    outcome,
    reason,
    code,
    detail: describe(result),
    accountEpoch: caller.account.epoch,
    startedAt,
    finishedAt: caller.databaseNow(),
  };
}

function describe(result: GatewayResult): string {
  return result.outcome === "accepted" || result.body === ""
    ? result.detail
    : `${result.detail} Answer: ${result.body.slice(0, 200)}`;
}
