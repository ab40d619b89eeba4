import { changeCampaignInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { changeCampaign } from "@/lib/campaigns/change-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("campaigns.view", null, (ctx, _input, { params }) =>
  requireCampaign(ctx, params.campaignId ?? ""),
);

export const PATCH = workspaceRoute("campaigns.send", changeCampaignInput, (ctx, patch, { params }) =>
  changeCampaign(ctx, params.campaignId ?? "", patch),
);
