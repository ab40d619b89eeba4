import { decideInput } from "@/lib/campaigns/campaign.input";
import { approveCampaign } from "@/lib/campaigns/decide-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute("campaigns.approve", decideInput, (ctx, input, { params }) =>
  approveCampaign(ctx, { ...input, id: params.campaignId ?? "" }),
);
