import { requireUuid } from "@/lib/core/uuid";
import { resumeGatewayAccount } from "@/lib/gateway-accounts/resume-gateway-account";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute("gateway-accounts.edit", null, async (ctx, _input, { params }) => ({
  status: "active",
  ...(await resumeGatewayAccount(ctx, { id: requireUuid(params.id) })),
}));
