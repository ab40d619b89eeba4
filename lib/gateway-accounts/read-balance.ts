import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { getBalance, requireOwnAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import type { BalanceView } from "@/lib/gateway-accounts/gateway-account.view";

/**
 * The last known balance, or with `refresh` what the gateway says now. A gateway that does not
 * answer is said, not hidden behind an old figure.
 */
export async function readBalance(
  ctx: Pick<WorkspaceContext, "workspaceId">,
  input: { id: string; refresh: boolean },
): Promise<BalanceView> {
  if (!input.refresh) return getBalance(ctx, input.id);
  await requireOwnAccount(ctx, input.id);
  const check = await checkBalance(input.id, "person");
  if (check.outcome === "accepted")
    return { used: check.used, remaining: check.remaining, checkedAt: check.at.toISOString() };
  if (check.outcome === "refused")
    throw new AppError(
      "unprocessable",
      sentence("problems.gatewayAccounts.balanceRefused", { code: check.code ?? "none" }),
    );
  throw new AppError("unavailable", sentence("problems.gatewayAccounts.noBalance", { why: check.detail }));
}
