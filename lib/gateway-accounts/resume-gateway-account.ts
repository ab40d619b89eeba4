import { reasonSentence } from "@/lib/core/reason-sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { requireOwnAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import { resumeAccountRow } from "@/lib/gateway-accounts/resume-account-row";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

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
  const campaigns = await inWorkspace(ctx.workspaceId, (tx) =>
    resumeAccountRow(asSqlRunner(tx), ctx, input.id),
  );
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
