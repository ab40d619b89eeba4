import type { Told } from "@/lib/core/kept-sentence";
import { reasonSentence } from "@/lib/core/reason-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import "server-only";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import type { GatewayResult } from "@/lib/gateways/gateway";
import { sql } from "@/lib/platform/db/sql";
import { type ClaimedTransfer, postpone, type StoredAnswer } from "@/lib/transfers/claim-transfer";
import { leaveUnresolved, settleTransfer } from "@/lib/transfers/settle-transfer";
import { decideByEvidence, decideTransfer, pauseAfter } from "@/lib/transfers/transfer.rules";
import { weighEvidence } from "@/lib/transfers/weigh-evidence";

/** As it came, or as it was stored by a process that died with it. */
type Answer = Omit<GatewayResult, "gatewayMessageId"> | StoredAnswer;

/** Draws the conclusion from an answer: the end, a repeat with the same seqno, or a person. */
export async function concludeTransfer(
  transfer: ClaimedTransfer,
  owner: string,
  answer: Answer,
): Promise<void> {
  const decision = decideTransfer(answer, {
    asked: transfer.asked,
    tooOld: transfer.too_old,
    givenUp: transfer.given_up,
  });
  if ("pauseAccount" in decision && decision.pauseAccount) {
    await sql.transaction((client) =>
      pauseGatewayAccount(client, transfer.gateway_account_id, "credentials", answer.detail),
    );
  }
  switch (decision.move) {
    case "succeeded":
      await succeeded(transfer, owner, answer.code, sentence("rules.transfer.confirmed"));
      return;
    case "refused":
      await endRefused(
        transfer,
        owner,
        answer.code,
        answer.outcome === "notSent"
          ? sentence("rules.transfer.unreached")
          : reasonSentence("transfer", answer.reason),
      );
      return;
    case "askAgain":
      // The evidence for whoever looks meanwhile; the lease is long enough for one more call.
      if (answer.outcome === "unknown")
        await noteBalanceAfter(
          transfer,
          (await checkBalance(transfer.gateway_account_id, "transfer.after")).remaining,
        );
      await postpone(transfer, owner, pauseAfter(transfer.attempts), answer.code, answer.detail);
      return;
    case "unresolved":
      await endUnresolved(
        transfer,
        owner,
        answer.code,
        decision.duplicate ? sentence("rules.transfer.duplicateFirst") : answer.detail,
      );
      return;
    case "weigh":
      await weigh(transfer, owner, answer, decision.duplicate);
  }
}

async function weigh(
  transfer: ClaimedTransfer,
  owner: string,
  answer: Answer,
  duplicate: boolean,
): Promise<void> {
  const evidence = await weighEvidence(transfer);
  await noteBalanceAfter(transfer, evidence.after);
  const verdict = decideByEvidence(evidence, Number(transfer.credits), duplicate);
  const numbers = sentence("rules.transfer.balances", {
    before: balanceWords(evidence.before),
    after: balanceWords(evidence.after),
  });
  if (verdict === "succeeded") {
    await succeeded(transfer, owner, answer.code, sentence("rules.transfer.proven", { numbers }), false);
    // Read while the credits were both gone and held, the balance left too little to promise.
    await checkBalance(transfer.gateway_account_id, "transfer.after");
  } else if (verdict === "refused")
    await endRefused(
      transfer,
      owner,
      answer.code,
      sentence("rules.transfer.both", { first: reasonSentence("transfer", answer.reason), second: numbers }),
    );
  else {
    const why = sentence(evidence.quiet ? "rules.transfer.notProven" : "rules.transfer.notQuiet");
    await endUnresolved(
      transfer,
      owner,
      answer.code,
      sentence("rules.transfer.repeat", {
        answer: answer.code ?? sentence("rules.transfer.nothingReadable"),
        why,
      }),
    );
  }
}

async function succeeded(
  transfer: ClaimedTransfer,
  owner: string,
  code: string | null,
  detail: Sentence,
  read = true,
): Promise<void> {
  await sql.transaction((client) =>
    settleTransfer(client, transfer, { to: "succeeded", from: ["sending"], code, detail, owner }),
  );
  if (!read) return;
  const after = await checkBalance(transfer.gateway_account_id, "transfer.after");
  await noteBalanceAfter(transfer, after.remaining);
}

/** The gateway certainly moved nothing. */
export async function endRefused(
  transfer: ClaimedTransfer,
  owner: string,
  code: string | null,
  detail: Sentence,
): Promise<void> {
  await sql.transaction((client) =>
    settleTransfer(client, transfer, { to: "refused", from: ["sending"], code, detail, owner }),
  );
}

/** Nobody knows, and nothing may be asked any more: a person decides with the evidence. */
export async function endUnresolved(
  transfer: ClaimedTransfer,
  owner: string,
  code: string | null,
  detail: Told,
): Promise<void> {
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

function balanceWords(balance: number | null): Sentence {
  return balance === null
    ? sentence("rules.transfer.balanceUnknown")
    : sentence("rules.transfer.balance", { balance });
}
