import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { exportFormat } from "@/lib/exports/export.input";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";
import { exportMessages } from "@/lib/messages/export-messages";
import { listMessagesInput } from "@/lib/messages/message.input";

export const GET = screenRoute(
  "contacts.export",
  listMessagesInput.pick({ status: true, search: true }).extend(exportFormat.shape),
  async (ctx, { format, ...filter }, { params }) => {
    const campaign = await requireCampaign(ctx, params.campaignId ?? "");
    return exportResponse(await exportMessages(ctx, campaign, filter), format);
  },
  { confirmed: true },
);
