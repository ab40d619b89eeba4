import { listCampaignsInput } from "@/lib/campaigns/campaign.input";
import { listCampaigns } from "@/lib/campaigns/campaign.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("campaigns.view", listCampaignsInput, listCampaigns);
