import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("gateway-accounts.view", null, (ctx) => listGatewayAccounts(ctx));
