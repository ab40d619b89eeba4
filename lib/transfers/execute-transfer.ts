import "server-only";
import { type BalanceCheck, checkBalance } from "@/lib/gateway-accounts/check-balance";
import { callAccount, requireGatewayAccountRow } from "@/lib/gateway-accounts/gateway-account-row";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import type { GatewayResult } from "@/lib/platform/gateway/result";
import {
  beginAttempt,
  type ClaimedTransfer,
  claimTransfer,
  closeLostAttempts,
  finishAttempt,
  noteUnreached,
  postpone,
} from "@/lib/transfers/claim-transfer";
import { leaveUnresolved, settleTransfer } from "@/lib/transfers/settle-transfer";
import { decideByEvidence, decideTransfer, pauseAfter, refusalSentence } from "@/lib/transfers/transfer.rules";
import { weighEvidence } from "@/lib/transfers/weigh-evidence";

const NOT_CALLED = "Nothing was sent to the gateway and no credits moved.";

/**
 * Carries out one transfer that is due, from the claim to what the answer says. Any number of processes may call it at once.
 * A process that dies anywhere in it leaves a lease that runs out; the next one goes on from the rows:
 * no attempt row means nothing was called; an attempt without an answer may have been taken and is asked about with the same seqno.
 */
export async function executeTransfer(owner: string, onlyId: string | null = null): Promise<boolean> {
  const transfer = await claimTransfer(owner, onlyId);
  if (!transfer) return false;
  if (transfer.asked) await closeLostAttempts(transfer.id);
  if (await endWithoutCall(transfer, owner)) return true;
  const before = await checkBalance(transfer.gateway_account_id, "transfer.before");
  if (before.remaining === null && !answered(before)) {
    await unreachable(transfer, owner, before);
    return true;
  }
  if (!(await beginAttempt(transfer, owner, before.remaining))) return true;
  const account = await requireGatewayAccountRow(transfer.gateway_account_id);
  const answer = await callAccount(account, (gateway) =>
    gateway.transfer({ cust: transfer.username, credit: String(transfer.credits), seqno: transfer.seqno }),
  );
  await finishAttempt(transfer, answer);
  await conclude(transfer, owner, answer);
  return true;
}

/** A body came back that we cannot read as a balance: the gateway is there, and the transfer may go on without that evidence. */
function answered(reading: BalanceCheck): boolean {
  return reading.outcome === "unknown" && reading.body !== "";
}

/** What must stop a transfer before any call: time, ownership, an account that may not be called. */
async function endWithoutCall(transfer: ClaimedTransfer, owner: string): Promise<boolean> {
  if (transfer.asked && transfer.too_old) {
    await unresolved(transfer, owner, null, "The gateway did not say within 20 hours, and may no longer know the transfer.");
    return true;
  }
  if (!transfer.owned) {
    const detail = "The customer, the account or the right to transfer changed before the call.";
    if (transfer.asked) await unresolved(transfer, owner, null, detail);
    else await refused(transfer, owner, null, `${detail} ${NOT_CALLED}`);
    return true;
  }
  if (transfer.account_reason !== "credentials") return false;
  if (transfer.asked) await postpone(transfer, owner, 600, null, "Waits for the gateway account: its credentials were refused.");
  else await refused(transfer, owner, null, `The account's username or password is refused by the gateway. ${NOT_CALLED}`);
  return true;
}

/** The balance before the call could not be read, so the call is not made. */
async function unreachable(transfer: ClaimedTransfer, owner: string, reading: BalanceCheck): Promise<void> {
  if (reading.outcome === "refused" && !transfer.asked) {
    await refused(transfer, owner, reading.code, refusalSentence(reading.code));
    return;
  }
  await noteUnreached(transfer, owner, reading.detail);
  if (transfer.asked || !transfer.given_up) await postpone(transfer, owner, pauseAfter(transfer.attempts), null, reading.detail);
  else await refused(transfer, owner, null, `The gateway could not be reached. ${NOT_CALLED}`);
}

async function conclude(transfer: ClaimedTransfer, owner: string, answer: GatewayResult): Promise<void> {
  const decision = decideTransfer(answer, { asked: transfer.asked, tooOld: transfer.too_old, givenUp: transfer.given_up });
  if ("pauseAccount" in decision && decision.pauseAccount) {
    await sql.transaction((client) =>
      pauseGatewayAccount(client, transfer.gateway_account_id, "credentials", "A transfer was refused with 1702."),
    );
  }
  switch (decision.move) {
    case "succeeded":
      await succeeded(transfer, owner, answer.code, "The gateway confirmed the transfer (1707).");
      return;
    case "refused":
      await refused(
        transfer,
        owner,
        answer.code,
        answer.outcome === "notSent" ? `The gateway could not be reached. ${NOT_CALLED}` : refusalSentence(answer.code),
      );
      return;
    case "askAgain":
      await postpone(transfer, owner, pauseAfter(transfer.attempts), answer.code, answer.detail);
      return;
    case "unresolved":
      await unresolved(
        transfer,
        owner,
        answer.code,
        decision.duplicate ? "The gateway called it a duplicate (1718) the first time we asked." : answer.detail,
      );
      return;
    case "weigh":
      await weigh(transfer, owner, answer, decision.duplicate);
  }
}

async function weigh(transfer: ClaimedTransfer, owner: string, answer: GatewayResult, duplicate: boolean): Promise<void> {
  const evidence = await weighEvidence(transfer);
  await noteBalanceAfter(transfer, evidence.after);
  const verdict = decideByEvidence(evidence, Number(transfer.credits), duplicate);
  const numbers = `Balance before ${show(evidence.before)}, after ${show(evidence.after)}.`;
  if (verdict === "succeeded")
    await succeeded(transfer, owner, answer.code, `Confirmed by the balance, which fell by exactly the amount. ${numbers}`, false);
  else if (verdict === "refused") await refused(transfer, owner, answer.code, `${refusalSentence(answer.code)} ${numbers}`);
  else {
    const why = evidence.quiet ? "The balance does not prove it." : "Something else may have moved the balance meanwhile.";
    await unresolved(transfer, owner, answer.code, `The gateway answered ${answer.code ?? "nothing we can read"} to a repeat. ${why}`);
  }
}

async function succeeded(transfer: ClaimedTransfer, owner: string, code: string | null, detail: string, read = true): Promise<void> {
  await sql.transaction((client) => settleTransfer(client, transfer, { to: "succeeded", from: ["sending"], code, detail, owner }));
  if (!read) return;
  const after = await checkBalance(transfer.gateway_account_id, "transfer.after");
  await noteBalanceAfter(transfer, after.remaining);
}

async function refused(transfer: ClaimedTransfer, owner: string, code: string | null, detail: string): Promise<void> {
  await sql.transaction((client) => settleTransfer(client, transfer, { to: "refused", from: ["sending"], code, detail, owner }));
}

async function unresolved(transfer: ClaimedTransfer, owner: string, code: string | null, detail: string): Promise<void> {
  await sql.transaction((client) => leaveUnresolved(client, transfer, { code, detail, owner }));
  if (transfer.attempts === 0) return;
  const after = await checkBalance(transfer.gateway_account_id, "transfer.after");
  await noteBalanceAfter(transfer, after.remaining);
}

async function noteBalanceAfter(transfer: ClaimedTransfer, balance: number | null): Promise<void> {
  await sql.query("UPDATE transfer SET balance_after = $2 WHERE id = $1", [transfer.id, balance]);
  await sql.query("UPDATE transfer_attempt SET balance_after = $3 WHERE transfer_id = $1 AND number = $2", [
    transfer.id,
    transfer.attempts,
    balance,
  ]);
}

function show(balance: number | null): string {
  return balance === null ? "unknown" : balance.toLocaleString("en");
}
