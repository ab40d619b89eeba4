import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { endFallAlarm } from "@/lib/credit/end-fall-alarm";
import type { ExplainMovementInput } from "@/lib/credit/explanation.input";
import { EXPLANATIONS } from "@/lib/credit/ledger.rules";
import { lockLedger } from "@/lib/credit/lock-ledger";
import { OPEN_MOVEMENTS } from "@/lib/credit/open-movements";
import { postJournal } from "@/lib/credit/post-journal";
import { purchaseWords } from "@/lib/credit/purchase-words";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/**
 * A person says what a movement was that nothing of ours caused: the whole of what is still open of
 * it goes from *unexplained* to where it belongs, by an entry of its own.
 */
export function explainMovement(ctx: WorkspaceContext, input: ExplainMovementInput): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const found = await openMovement(client, ctx, input.journal);
    if (found === null) throw new AppError("not_found");
    await lockLedger(client, found.gatewayAccountId);
    // Somebody else may have explained it while we waited.
    const { gatewayAccountId, open } = (await openMovement(client, ctx, input.journal)) ?? found;
    if (open === 0) throw new AppError("unprocessable", sentence("problems.credit.explainedAlready"));
    if (input.kind === "purchase" && open < 0)
      throw new AppError("unprocessable", sentence("problems.credit.fallIsNoPurchase"));
    const { amount = null, currency = "MYR", note = "" } = input;
    const price = input.kind === "purchase" ? { amount, currency } : { amount: null, currency: null };
    await client.query(
      `INSERT INTO credit_explanation (workspace_id, gateway_account_id, journal, kind, credits, amount,
         currency, happened_on, note, created_by_name)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::bigint, $6::numeric, $7::text, $8::date, $9::text,
         $10::text)`,
      [
        ...[ctx.workspaceId, gatewayAccountId, input.journal, input.kind, open, price.amount],
        ...[price.amount === null ? null : price.currency, input.happenedOn, note, ctx.actor.name],
      ],
    );
    const words = { name: ctx.actor.name, note: note || "–" };
    await postJournal(client, {
      workspaceId: ctx.workspaceId,
      gatewayAccountId,
      kind: "explained",
      ref: input.journal,
      description:
        input.kind === "purchase"
          ? purchaseWords({ credits: open, ...price })
          : keepSentence(sentence(`rules.ledger.explained.${input.kind}`, words)),
      lines: [
        { account: "unexplained", amount: open },
        { account: EXPLANATIONS[input.kind], amount: -open },
      ],
    });
    await endFallAlarm(client, ctx.workspaceId, gatewayAccountId);
    await recordAudit(tx, ctx, {
      action: "credit.explained",
      entity: "gatewayAccount",
      entityId: gatewayAccountId,
      after: { kind: input.kind, credits: open, amount: price.amount, note },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "balance", id: gatewayAccountId });
  });
}

async function openMovement(
  client: SqlRunner,
  ctx: WorkspaceContext,
  journal: string,
): Promise<{ gatewayAccountId: string; open: number } | null> {
  const { rows } = await client.query<{ gateway_account_id: string; open: number }>(
    `SELECT gateway_account_id, open FROM (${OPEN_MOVEMENTS}) AS o WHERE o.journal = $2::uuid`,
    [ctx.workspaceId, journal],
  );
  const found = rows[0];
  return found ? { gatewayAccountId: found.gateway_account_id, open: Number(found.open) } : null;
}
