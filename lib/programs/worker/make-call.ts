import { keepSentence } from "@/lib/core/kept-sentence";
import type { GatewayConnection, GatewayResult, MessageResult } from "@/lib/gateways/gateway";
import { withAnswer } from "@/lib/gateways/with-answer";
import { messageSeqno } from "@/lib/messages/message.rules";
import { renderedContent } from "@/lib/messages/template-content.rules";
import type { Claim, ClaimedMessage } from "@/lib/sending/claim";
import type { Outcome } from "@/lib/sending/outcome";
import type { BatchResult } from "@/lib/sending/record-batch";
import type { SendingAccount } from "@/lib/sending/sending-accounts";
import type { UntrackedBatch } from "@/lib/sending/untracked-batches";
import type { DatabaseClock } from "./database-clock";

/** With what, and for whom, calls are made. */
export interface Caller {
  connection: GatewayConnection;
  account: SendingAccount;
  clock: DatabaseClock;
  /** Hears of each answer before anything else is done with it. */
  watch(answer: MessageResult): void;
}

/**
 * Calls the gateway for one message and says what came of it.
 */
export async function callForMessage(
  caller: Caller,
  claim: Claim,
  message: ClaimedMessage,
): Promise<Outcome> {
  const { connection, account } = caller;
  const { campaign } = claim;
  const seqno = messageSeqno(campaign.seqnoPrefix, message.seqnoRound, message.id);
  const content = renderedContent(campaign.message, message.text);
  const startedAt = caller.clock.now();
  const result = await connection.send({
    content,
    phone: message.phone,
    sender: campaign.sender,
    reference: seqno,
    number: message.id,
    repeated: message.hadUnknown,
  });
  caller.watch(result);
  return {
    workspaceId: campaign.workspaceId,
    gatewayAccountId: campaign.gatewayAccountId,
    gatewayKind: account.kind,
    accountEpoch: account.epoch,
    campaignId: campaign.id,
    messageId: message.id,
    claimId: claim.claimId,
    attempt: message.attempts,
    seqno,
    hadUnknown: message.hadUnknown,
    firstAttemptAt: message.firstAttemptAt,
    startedAt,
    finishedAt: caller.clock.now(),
    outcome: result.outcome,
    reason: result.reason,
    code: result.code,
    gatewayMessageId: result.gatewayMessageId,
    ...(result.held ? { held: true } : {}),
    ...(result.fault === undefined ? {} : { fault: result.fault }),
    detail: describe(result),
    stopped: result.stopped ?? null,
  };
}

/** Calls the gateway once for all members of a batch. */
export async function callForBatch(caller: Caller, batch: UntrackedBatch): Promise<BatchResult> {
  const { campaign } = batch;
  const { connection } = caller;
  if (!connection.sendMany) throw new Error(`A gateway of kind ${caller.account.kind} takes no batches.`);
  const startedAt = caller.clock.now();
  const result = await connection.sendMany(
    { content: campaign.message, sender: campaign.sender, reference: batch.seqno },
    batch.phones,
  );
  caller.watch(result);
  const { outcome, reason, code } = result;
  return {
    outcome,
    reason,
    code,
    detail: describe(result),
    accountEpoch: caller.account.epoch,
    startedAt,
    finishedAt: caller.clock.now(),
  };
}

function describe(result: GatewayResult): string {
  return keepSentence(result.outcome === "accepted" ? result.detail : withAnswer(result));
}
