import { listsQuery } from "@/lib/lists/list.input";
import { listLists } from "@/lib/lists/list.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("contacts.view", listsQuery, (ctx, input) =>
  listLists(ctx.workspaceId, input),
);
