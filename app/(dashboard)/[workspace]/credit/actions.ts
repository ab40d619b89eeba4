"use server";

import { gatewayAccountIdInput } from "@/lib/gateway-accounts/gateway-account.input";
import { readBalance } from "@/lib/gateway-accounts/read-balance";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const readBalanceAction = workspaceAction("credit.view", gatewayAccountIdInput, (ctx, input) =>
  readBalance(ctx, { ...input, refresh: true }),
);
