import { createCampaignInput, listCampaignsInput, MAX_CAMPAIGN_BYTES } from "@/lib/campaigns/campaign.input";
import { listCampaigns } from "@/lib/campaigns/campaign.queries";
import { createCampaign } from "@/lib/campaigns/create-campaign";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("campaigns.view", listCampaignsInput, listCampaigns);
export const POST = workspaceRoute("campaigns.edit", createCampaignInput, createCampaign, {
  status: 201,
  maxBytes: MAX_CAMPAIGN_BYTES,
});
