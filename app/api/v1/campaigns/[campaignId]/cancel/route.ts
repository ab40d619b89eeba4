import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute(
  "campaigns.send",
  null,
  (ctx, _input, { params }) => cancelCampaign(ctx, { id: params.campaignId ?? "" }),
  { repeatable: true },
);
