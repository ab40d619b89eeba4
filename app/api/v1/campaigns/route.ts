import { createCampaignInput, listCampaignsInput, MAX_CAMPAIGN_BYTES } from "@/lib/campaigns/campaign.input";
import { listCampaigns } from "@/lib/campaigns/campaign.queries";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("campaigns.view", listCampaignsInput, listCampaigns);
export const POST = workspaceRoute("campaigns.edit", createCampaignInput, createCompleteDraft, {
  status: 201,
  maxBytes: MAX_CAMPAIGN_BYTES,
});
