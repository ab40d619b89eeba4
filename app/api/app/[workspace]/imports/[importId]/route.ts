import { requireUuid } from "@/lib/core/uuid";
import { requireImport } from "@/lib/imports/import.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("contacts.view", null, (ctx, _, { params }) =>
  requireImport(ctx.workspaceId, requireUuid(params.importId)),
);
