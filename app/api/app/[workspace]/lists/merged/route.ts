import { screenRoute } from "@/lib/guards/screen-route";
import { mergedListsQuery } from "@/lib/lists/list.input";
import { countMerged } from "@/lib/lists/merge-lists";

export const GET = screenRoute("contacts.view", mergedListsQuery, (ctx, { lists }) =>
  countMerged(ctx.workspaceId, lists),
);
