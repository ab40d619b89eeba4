import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { listCampaigns } from "@/lib/campaigns/campaign.queries";
import { readFieldNames } from "@/lib/contacts/list-field-names";
import { listLists } from "@/lib/lists/list.queries";
import { listSegments } from "@/lib/segments/segment.queries";
import type { Choices } from "./_components/choices";

/** What a question may name, read side by side. */
export async function readChoices(ctx: WorkspaceContext): Promise<Choices> {
  const [lists, segments, campaigns, fields] = await Promise.all([
    listLists(ctx.workspaceId, { limit: 1000 }),
    listSegments(ctx.workspaceId, { limit: 1000 }),
    listCampaigns(ctx, { limit: 200 }),
    readFieldNames(ctx.workspaceId),
  ]);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    lists: lists.data.map(named),
    segments: segments.data.map(named),
    campaigns: campaigns.data.filter(({ status }) => status !== "draft").map(named),
    fields,
  };
}
