import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute(
  "campaigns.send",
  null,
  (ctx, _input, { params }) => launchCampaign(ctx, { id: params.campaignId ?? "", immediately: true }),
  { repeatable: true },
);
