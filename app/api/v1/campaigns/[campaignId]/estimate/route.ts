import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("campaigns.view", null, (ctx, _input, { params }) =>
  estimateCampaign(ctx, { id: params.campaignId ?? "" }),
);
