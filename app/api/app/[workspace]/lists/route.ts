import { screenRoute } from "@/lib/guards/screen-route";
import { listsQuery } from "@/lib/lists/list.input";
import { listLists } from "@/lib/lists/list.queries";

export const GET = screenRoute("contacts.view", listsQuery, (ctx, input) =>
  listLists(ctx.workspaceId, input),
);
