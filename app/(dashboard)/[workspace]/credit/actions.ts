"use server";

import { buyCredit } from "@/lib/credit/buy-credit";
import { explainMovement } from "@/lib/credit/explain-movement";
import { buyCreditInput, explainMovementInput, withdrawPurchaseInput } from "@/lib/credit/explanation.input";
import { withdrawPurchase } from "@/lib/credit/withdraw-purchase";
import { gatewayAccountIdInput } from "@/lib/gateway-accounts/gateway-account.input";
import { readBalance } from "@/lib/gateway-accounts/read-balance";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const readBalanceAction = workspaceAction("credit.view", gatewayAccountIdInput, (ctx, input) =>
  readBalance(ctx, { ...input, refresh: true }),
);
export const buyCreditAction = workspaceAction("credit.edit", buyCreditInput, buyCredit);
export const explainMovementAction = workspaceAction("credit.edit", explainMovementInput, explainMovement);
export const withdrawPurchaseAction = workspaceAction("credit.edit", withdrawPurchaseInput, withdrawPurchase);
