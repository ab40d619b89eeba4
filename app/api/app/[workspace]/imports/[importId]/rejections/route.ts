import { requireUuid } from "@/lib/core/uuid";
import { screenRoute } from "@/lib/guards/screen-route";
import { rejectionsQuery } from "@/lib/imports/import.input";
import { listRejections, requireImport } from "@/lib/imports/import.queries";

export const GET = screenRoute("contacts.view", rejectionsQuery, async (ctx, query, { params }) => {
  const { id } = await requireImport(ctx.workspaceId, requireUuid(params.importId));
  return listRejections(ctx.workspaceId, id, query);
});
