import { requireUuid } from "@/lib/core/uuid";
import { balanceQuery } from "@/lib/gateway-accounts/gateway-account.input";
import { readBalance } from "@/lib/gateway-accounts/read-balance";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("gateway-accounts.view", balanceQuery, (ctx, input, { params }) =>
  readBalance(ctx, {
    id: requireUuid(params.id),
    refresh: input.refresh === "true" || input.refresh === "1",
  }),
);
