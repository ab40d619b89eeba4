import { keepSentence } from "@/lib/core/kept-sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { correctTransferEntry } from "@/lib/credit/correct-transfer-entry";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import { requireDecider } from "@/lib/transfers/require-decider";
import type { CorrectTransferInput } from "@/lib/transfers/transfer.input";
import { type OwnTransferRow, requireTransferRow } from "@/lib/transfers/transfer-row";

/**
 * Puts a person's decision right, once: the first entries stay in the ledger and a second journal
 * says the opposite, so that both can be read. Nothing is called at the gateway. Or the decision
 * stands, and the alarm ends.
 */
export async function correctTransfer(ctx: WorkspaceContext, input: CorrectTransferInput): Promise<void> {
  const accountId = await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const transfer = await requireTransferRow(client, ctx.workspaceId, input.id);
    const decided = transfer.status === "succeeded" || transfer.status === "refused";
    if (transfer.resolved_by_name === null || transfer.corrected_at !== null || !decided)
      throw new AppError("unprocessable", sentence("problems.transfers.notCorrectable"));
    await requireDecider(client, ctx, transfer);
    if (input.finding === "wrong" && input.username !== transfer.username) {
      const typeIt = sentence("problems.transfers.typeUsername", { username: transfer.username });
      throw new AppError("unprocessable", typeIt, { username: typeIt });
    }
    await writeFinding(client, ctx, transfer, input);
    await recordAudit(tx, ctx, {
      action: input.finding === "wrong" ? "transfer.corrected" : "transfer.confirmed",
      entity: "transfer",
      entityId: input.id,
      before: { status: transfer.status, by: transfer.resolved_by_name },
      after: { note: input.note, credits: Number(transfer.credits) },
    });
    return transfer.gateway_account_id;
  });
  await checkBalance(accountId, "person");
}

async function writeFinding(
  client: SqlRunner,
  ctx: WorkspaceContext,
  transfer: OwnTransferRow,
  input: CorrectTransferInput,
): Promise<void> {
  const was = transfer.status as "succeeded" | "refused";
  const to = input.finding === "wrong" ? (was === "refused" ? "succeeded" : "refused") : was;
  const { rows } = await client.query(
    `UPDATE transfer
     SET status = $3::transfer_status, corrected_at = now(), corrected_by_name = $4::text,
        correction = $5::text,
       detail = coalesce($6::text, detail)
     WHERE id = $1::uuid AND workspace_id = $2::uuid AND corrected_at IS NULL AND status::text = $7::text
     RETURNING id`,
    [
      transfer.id,
      ctx.workspaceId,
      to,
      ctx.actor.name,
      input.note,
      to === was ? null : keepSentence(sentence(`rules.transfer.corrected.${to}`, { name: ctx.actor.name })),
      was,
    ],
  );
  if (rows.length === 0) throw new AppError("conflict");
  if (to !== was)
    await correctTransferEntry(client, {
      workspaceId: ctx.workspaceId,
      gatewayAccountId: transfer.gateway_account_id,
      transferId: transfer.id,
      customerId: transfer.customer_id,
      customer: transfer.username,
      credits: Number(transfer.credits),
      to,
      contradictedJournal: transfer.contradicted_journal,
      byName: ctx.actor.name,
    });
  const alarm = { workspaceId: ctx.workspaceId, kind: "transfer.contradicted", entityId: transfer.id };
  await resolveAlarm(client, alarm);
  await notify(client, { workspaceId: ctx.workspaceId, topic: "transfer", id: transfer.id });
}
