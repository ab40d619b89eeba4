import { reasonSentence } from "@/lib/core/reason-sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { requireOwnAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/**
 * Lets an account send again, but only when the gateway answers now with credit left, where it
 * tells that. Campaigns that its pause stopped go on at the exact recipient; those that a person
 * paused stay paused.
 */
export async function resumeGatewayAccount(
  ctx: WorkspaceContext,
  input: { id: string },
): Promise<{ campaigns: number; remaining: number | null }> {
  const { kind } = await requireOwnAccount(ctx, input.id);
  const remaining = gatewayOf(kind).can.balance ? await requireCredit(input.id) : null;
  const campaigns = await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    await client.query(
      `UPDATE gateway_account SET status = 'active', paused_reason = NULL, paused_at = NULL, epoch = epoch + 1
       WHERE id = $1::uuid AND workspace_id = $2::uuid`,
      [input.id, ctx.workspaceId],
    );
    const { to, allowed } = moveSql("resume");
    const { rows } = await client.query<{ id: string }>(
      `UPDATE campaign
       SET ${to}, paused_reason = NULL, updated_at = now()
       WHERE workspace_id = $2::uuid AND gateway_account_id = $1::uuid AND ${allowed}
         AND paused_reason IN ('credits', 'credentials')
       RETURNING id`,
      [input.id, ctx.workspaceId],
    );
    for (const campaign of rows)
      await notify(client, { workspaceId: ctx.workspaceId, topic: "campaign", id: campaign.id });
    for (const kind of ["gateway.credits", "gateway.credentials", "gateway.unreachable", "gateway.silent"]) {
      await resolveAlarm(client, { workspaceId: ctx.workspaceId, kind, entityId: input.id });
    }
    await notify(client, { workspaceId: ctx.workspaceId, topic: "balance", id: input.id });
    await recordAudit(tx, ctx, {
      action: "gatewayAccount.resumed",
      entity: "gatewayAccount",
      entityId: input.id,
      after: { campaigns: rows.length },
    });
    return rows.length;
  });
  return { campaigns, remaining };
}

async function requireCredit(id: string): Promise<number> {
  const reading = await checkBalance(id, "resume");
  if (reading.outcome !== "accepted" || reading.remaining === null)
    throw new AppError(
      "unprocessable",
      sentence("problems.gatewayAccounts.stillPaused", { why: reading.detail }),
    );
  if (reading.remaining <= 0) throw new AppError("unprocessable", reasonSentence("stillPaused", "credits"));
  return reading.remaining;
}
