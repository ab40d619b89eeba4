import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("gateway-accounts.view", null, async (ctx) => ({
  data: await listGatewayAccounts(ctx),
  nextCursor: null,
}));
