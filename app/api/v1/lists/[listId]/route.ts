import { requireUuid } from "@/lib/core/uuid";
import { requireList } from "@/lib/lists/list.queries";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("contacts.view", null, (ctx, _, { params }) =>
  requireList(ctx.workspaceId, requireUuid(params.listId)),
);
