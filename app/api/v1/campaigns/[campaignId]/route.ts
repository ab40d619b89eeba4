import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("campaigns.view", null, (ctx, _input, { params }) =>
  requireCampaign(ctx, params.campaignId ?? ""),
);
