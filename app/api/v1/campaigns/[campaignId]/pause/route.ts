import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute("campaigns.send", null, (ctx, _input, { params }) =>
  pauseCampaign(ctx, { id: params.campaignId ?? "" }),
);
