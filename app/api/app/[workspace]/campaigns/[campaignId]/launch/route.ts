import { getLaunchProgress } from "@/lib/campaigns/launch-progress";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("campaigns.view", null, (ctx, _input, { params }) =>
  getLaunchProgress(ctx, params.campaignId ?? ""),
);
