import { previewInput } from "@/lib/campaigns/campaign.input";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("campaigns.view", previewInput, (ctx, query, { params }) =>
  previewRecipients(ctx, { ...query, id: params.campaignId ?? "" }),
);
