import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { explainMovement } from "@/lib/credit/explain-movement";
import type { BuyCreditInput } from "@/lib/credit/explanation.input";
import { OPEN_MOVEMENTS } from "@/lib/credit/open-movements";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** What became of a noted purchase. */
export interface BoughtCredit {
  /** It explains a rise that was read already; else it waits for the balance to rise by it. */
  arrived: boolean;
}

/**
 * Notes bought credit, "10,000 for RM 600": it explains a rise of exactly so much that nobody has
 * explained, or waits until the balance rises.
 */
export async function buyCredit(ctx: WorkspaceContext, input: BuyCreditInput): Promise<BoughtCredit> {
  const { gatewayAccountId, credits, ...facts } = input;
  const risen = await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const account = await tx.gatewayAccount.findFirst({
      where: { id: gatewayAccountId, workspaceId: ctx.workspaceId, archivedAt: null },
      select: { id: true },
    });
    if (!account) throw new AppError("not_found");
    const { rows } = await client.query<{ journal: string }>(
      `SELECT journal FROM (${OPEN_MOVEMENTS}) AS o
       WHERE o.gateway_account_id = $2::uuid AND o.open = $3::bigint
       LIMIT 1`,
      [ctx.workspaceId, gatewayAccountId, credits],
    );
    if (rows[0]) return rows[0].journal;
    await client.query(
      `INSERT INTO credit_explanation (workspace_id, gateway_account_id, kind, credits, amount, currency,
         happened_on, note, created_by_name)
       VALUES ($1::uuid, $2::uuid, 'purchase', $3::bigint, $4::numeric, $5::text, $6::date, $7::text,
         $8::text)`,
      [
        ...[ctx.workspaceId, gatewayAccountId, credits, facts.amount ?? null],
        facts.amount === null || facts.amount === undefined ? null : (facts.currency ?? "MYR"),
        ...[facts.happenedOn, facts.note ?? "", ctx.actor.name],
      ],
    );
    await recordAudit(tx, ctx, {
      action: "credit.bought",
      entity: "gatewayAccount",
      entityId: gatewayAccountId,
      after: { credits, amount: facts.amount ?? null, currency: facts.currency ?? "MYR" },
    });
    return null;
  });
  if (risen === null) return { arrived: false };
  await explainMovement(ctx, { ...facts, journal: risen, kind: "purchase" });
  return { arrived: true };
}
