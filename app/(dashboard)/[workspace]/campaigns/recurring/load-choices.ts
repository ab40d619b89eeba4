import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { listCampaigns } from "@/lib/campaigns/campaign.queries";
import { getComposerOptions } from "@/lib/campaigns/composer-options.queries";
import { listLists } from "@/lib/lists/list.queries";
import type { RecurringChoices } from "./_components/recurring-choices";

const CAMPAIGNS_OFFERED = 60;

/** What the form of a recurring campaign offers. */
export async function loadChoices(ctx: WorkspaceContext, workspaceZone: string): Promise<RecurringChoices> {
  const [campaigns, lists, options] = await Promise.all([
    listCampaigns(ctx, { kind: "campaign", limit: CAMPAIGNS_OFFERED }),
    listLists(ctx.workspaceId, { limit: 1000 }),
    getComposerOptions(ctx),
  ]);
  return {
    campaigns: campaigns.data
      .filter(({ message, audience }) => {
        const aims = audience.lists.length + (audience.segments?.length ?? 0) > 0;
        return (
          aims && audience.phones.length === 0 && !(message.kind === "text" && message.text.trim() === "")
        );
      })
      .map(({ id, name }) => ({ id, name })),
    lists: lists.data.map(({ id, name }) => ({ id, name })),
    fields: options.fields,
    zones: [...new Set([workspaceZone, ...Intl.supportedValuesOf("timeZone")])],
    workspaceZone,
  };
}
