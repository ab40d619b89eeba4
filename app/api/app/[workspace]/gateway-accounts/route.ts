import { sayToPerson } from "@/i18n/say-to-person";
import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("gateway-accounts.view", null, async (ctx) =>
  listGatewayAccounts(ctx, await sayToPerson()),
);
