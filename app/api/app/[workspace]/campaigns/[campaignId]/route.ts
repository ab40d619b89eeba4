import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("campaigns.view", null, (ctx, _input, { params }) =>
  requireCampaign(ctx, params.campaignId ?? ""),
);
