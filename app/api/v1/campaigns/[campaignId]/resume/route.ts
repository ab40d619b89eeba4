import { resumeCampaign } from "@/lib/campaigns/resume-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute("campaigns.send", null, (ctx, _input, { params }) =>
  resumeCampaign(ctx, { id: params.campaignId ?? "" }),
);
