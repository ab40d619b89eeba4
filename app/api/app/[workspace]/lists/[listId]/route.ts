import { requireUuid } from "@/lib/core/uuid";
import { screenRoute } from "@/lib/guards/screen-route";
import { listImports } from "@/lib/imports/import.queries";
import { requireList } from "@/lib/lists/list.queries";

export const GET = screenRoute("contacts.view", null, async (ctx, _, { params }) => {
  const list = await requireList(ctx.workspaceId, requireUuid(params.listId));
  return { list, imports: await listImports(ctx.workspaceId, list.id, 5) };
});
