import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { againstEvidence } from "@/lib/transfers/decision.rules";
import { requireDecider } from "@/lib/transfers/require-decider";
import { settleTransfer } from "@/lib/transfers/settle-transfer";
import type { ResolveTransferInput } from "@/lib/transfers/transfer.input";
import { type OwnTransferRow, requireTransferRow } from "@/lib/transfers/transfer-row";

/**
 * A person decides what became of a transfer that the gateway never told us about. From then on it
 * is never asked about again. While we still ask there is nothing to decide, unless an expert says
 * so; against the two balances the customer's username is typed.
 */
export async function resolveTransfer(ctx: WorkspaceContext, input: ResolveTransferInput): Promise<void> {
  const accountId = await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const transfer = await requireTransferRow(client, ctx.workspaceId, input.id);
    refuseUndecidable(transfer, input);
    await requireDecider(client, ctx, transfer);
    const settled = await settleTransfer(client, transfer, {
      to: input.decision,
      from: ["unresolved", "sending"],
      detail: sentence(
        input.decision === "succeeded" ? "rules.transfer.foundArrived" : "rules.transfer.foundNotMoved",
        { name: ctx.actor.name },
      ),
      person: { name: ctx.actor.name, note: input.note },
    });
    if (!settled) throw new AppError("conflict");
    await recordAudit(tx, ctx, {
      action: "transfer.resolved",
      entity: "transfer",
      entityId: input.id,
      before: { status: transfer.status },
      after: {
        status: input.decision,
        note: input.note,
        credits: Number(transfer.credits),
        ...(input.username ? { againstTheBalances: true } : {}),
      },
    });
    return transfer.gateway_account_id;
  });
  await checkBalance(accountId, "person");
}

function refuseUndecidable(transfer: OwnTransferRow, input: ResolveTransferInput): void {
  const asking = transfer.status === "sending" && transfer.asked;
  if (transfer.status !== "unresolved" && !asking)
    throw new AppError("unprocessable", sentence("problems.transfers.notUndecided"));
  if (transfer.leased) throw new AppError("conflict", sentence("problems.transfers.beingAsked"));
  if (asking && !input.early) throw new AppError("conflict", sentence("problems.transfers.stillAsking"));
  const balances = { before: transfer.balance_before, after: transfer.balance_after };
  if (!againstEvidence(input.decision, balances, Number(transfer.credits))) return;
  if (input.username === transfer.username) return;
  const typeIt = sentence("problems.transfers.againstEvidence", { username: transfer.username });
  throw new AppError("unprocessable", typeIt, { username: typeIt });
}
