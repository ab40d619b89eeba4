import { decideInput } from "@/lib/campaigns/campaign.input";
import { declineCampaign } from "@/lib/campaigns/decide-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute("campaigns.approve", decideInput, (ctx, input, { params }) =>
  declineCampaign(ctx, { ...input, id: params.campaignId ?? "" }),
);
