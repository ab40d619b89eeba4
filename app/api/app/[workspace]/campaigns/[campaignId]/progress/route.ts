import { campaignProgress } from "@/lib/campaigns/campaign-progress";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("campaigns.view", null, (ctx, _input, { params }) =>
  campaignProgress(ctx, params.campaignId ?? ""),
);
