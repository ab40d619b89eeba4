import { exportContacts } from "@/lib/contacts/export-contacts";
import { requireUuid } from "@/lib/core/uuid";
import { exportResponse } from "@/lib/exports/export-response";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { requireList } from "@/lib/lists/list.queries";

export const GET = workspaceRoute("contacts.export", null, async (ctx, _, { params }) => {
  const list = await requireList(ctx.workspaceId, requireUuid(params.listId));
  return exportResponse(await exportContacts(ctx, { q: "", list: list.id }), "csv");
});
