import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { attachment } from "@/lib/core/csv-cell";
import { screenRoute } from "@/lib/guards/screen-route";
import { exportMessages, recordExport } from "@/lib/messages/export-messages";
import { listMessagesInput } from "@/lib/messages/message.input";

const filter = listMessagesInput.pick({ status: true, search: true });

export const GET = screenRoute(
  "contacts.export",
  filter,
  async (ctx, query, { params }) => {
    const campaign = await requireCampaign(ctx, params.campaignId ?? "");
    await recordExport(ctx, campaign.id, query);
    return new Response(exportMessages(ctx, campaign.id, query), {
      headers: attachment(`${campaign.name || "campaign"}-messages.csv`),
    });
  },
  { confirmed: true },
);
