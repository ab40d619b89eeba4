import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("campaigns.view", null, (ctx, _input, { params }) =>
  checkCampaign(ctx, { id: params.campaignId ?? "" }),
);
