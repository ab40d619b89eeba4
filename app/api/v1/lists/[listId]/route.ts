import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { requireList } from "@/lib/lists/list.queries";

export const GET = workspaceRoute("contacts.view", null, (ctx, _, { params }) =>
  requireList(ctx.workspaceId, requireUuid(params.listId)),
);
