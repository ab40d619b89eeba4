import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("campaigns.view", null, (ctx, _input, { params }) =>
  estimateCampaign(ctx, { id: params.campaignId ?? "" }),
);
