import { workspaceRoute } from "@/lib/guards/workspace-route";
import { resumeCampaign } from "@/lib/sending/resume-campaign";

export const POST = workspaceRoute("campaigns.send", null, (ctx, _input, { params }) =>
  resumeCampaign(ctx, { id: params.campaignId ?? "" }),
);
