import { reasonSentence } from "@/lib/core/reason-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import "server-only";
import { type BalanceCheck, checkBalance } from "@/lib/gateway-accounts/check-balance";
import { callAccount, requireGatewayAccountRow } from "@/lib/gateway-accounts/gateway-account-row";
import {
  beginAttempt,
  type ClaimedTransfer,
  claimTransfer,
  closeLostAttempts,
  finishAttempt,
  noteUnreached,
  postpone,
  storedAnswer,
} from "@/lib/transfers/claim-transfer";
import { concludeTransfer, endRefused, endUnresolved } from "@/lib/transfers/conclude-transfer";
import { pauseAfter } from "@/lib/transfers/transfer.rules";

/**
 * Carries out one transfer that is due, from the claim to what the answer says. Any number of
 * processes may call it at once. A process that dies anywhere in it leaves a lease that runs out;
 * the next one goes on from the rows: no attempt row means nothing was called; an attempt without
 * an answer may have been taken and is asked about with the same seqno; an answer that was stored
 * still counts.
 */
export async function executeTransfer(owner: string, onlyId: string | null = null): Promise<boolean> {
  const transfer = await claimTransfer(owner, onlyId);
  if (!transfer) return false;
  if (transfer.asked) await closeLostAttempts(transfer.id);
  const told = await storedAnswer(transfer);
  if (told) {
    await concludeTransfer(transfer, owner, told);
    return true;
  }
  if (await endWithoutCall(transfer, owner)) return true;
  const before = await checkBalance(transfer.gateway_account_id, "transfer.before");
  if (before.remaining === null && !answered(before)) {
    await unreachable(transfer, owner, before);
    return true;
  }
  if (!(await beginAttempt(transfer, owner, before.remaining))) return true;
  const account = await requireGatewayAccountRow(transfer.gateway_account_id);
  const answer = await callAccount(account, (gateway) => {
    if (!gateway.transfer) throw new Error(`A gateway of kind ${account.kind} moves no credits.`);
    return gateway.transfer(transfer.username, transfer.credits, transfer.seqno);
  });
  await finishAttempt(transfer, answer);
  await concludeTransfer(transfer, owner, answer);
  return true;
}

/**
 * A body came back that we cannot read as a balance: the gateway is there, and the transfer may go
 * on without that evidence.
 */
function answered(reading: BalanceCheck): boolean {
  return reading.outcome === "unknown" && reading.body !== "";
}

/**
 * What must stop a transfer before any call: time, ownership, an account that may not be called.
 */
async function endWithoutCall(transfer: ClaimedTransfer, owner: string): Promise<boolean> {
  if (transfer.asked && transfer.too_old) {
    await endUnresolved(transfer, owner, null, sentence("rules.transfer.noWordInTime"));
    return true;
  }
  if (!transfer.owned) {
    const detail = sentence("rules.transfer.changed");
    if (transfer.asked) await endUnresolved(transfer, owner, null, detail);
    else await endRefused(transfer, owner, null, withNotCalled(detail));
    return true;
  }
  if (transfer.account_reason !== "credentials") return false;
  if (transfer.asked)
    await postpone(transfer, owner, 600, null, reasonSentence("askedTransfer", "credentials"));
  else await endRefused(transfer, owner, null, withNotCalled(reasonSentence("dueTransfer", "credentials")));
  return true;
}

/** The balance before the call could not be read, so the call is not made. */
async function unreachable(transfer: ClaimedTransfer, owner: string, reading: BalanceCheck): Promise<void> {
  if (reading.outcome === "refused" && !transfer.asked) {
    await endRefused(transfer, owner, reading.code, reasonSentence("transfer", reading.reason));
    return;
  }
  await noteUnreached(transfer, owner, reading.detail);
  if (transfer.asked || !transfer.given_up)
    await postpone(transfer, owner, pauseAfter(transfer.attempts), null, reading.detail);
  else await endRefused(transfer, owner, null, sentence("rules.transfer.unreached"));
}

function withNotCalled(first: Sentence): Sentence {
  return sentence("rules.transfer.both", { first, second: sentence("rules.transfer.notCalled") });
}
