import { getTranslations } from "next-intl/server";
import { sayToPerson } from "@/i18n/say-to-person";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { reasonSentence } from "@/lib/core/reason-sentence";
import type { TextByKey } from "@/lib/core/text-by-key";
import { exportFormat } from "@/lib/exports/export.input";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";
import { exportMessages, type MessageWords } from "@/lib/messages/export-messages";
import { listCountedMessagesInput } from "@/lib/messages/message.input";
import { shownStatus } from "@/lib/messages/shown-status.rules";

export const GET = screenRoute(
  "contacts.export",
  listCountedMessagesInput.omit({ limit: true, cursor: true }).extend(exportFormat.shape),
  async (ctx, { format, ...filter }, { params }) => {
    const campaign = await requireCampaign(ctx, params.campaignId ?? "");
    return exportResponse(await exportMessages(ctx, campaign, filter, await readerWords()), format);
  },
  { confirmed: true },
);

/** As the report on the screen says them. */
async function readerWords(): Promise<MessageWords> {
  const status = await getTranslations("campaigns.message");
  const code = (await getTranslations("campaigns.code")) as unknown as TextByKey;
  const say = await sayToPerson();
  return {
    status: (message) => status(shownStatus(message)),
    reason: (each) =>
      /^(graph-)?\d+$/.test(each) && code.has(each)
        ? code(each)
        : say(reasonSentence("message", each === "none" ? "other" : each)),
  };
}
