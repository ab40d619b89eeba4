import { requireUuid } from "@/lib/core/uuid";
import { screenRoute } from "@/lib/guards/screen-route";
import { requireImport } from "@/lib/imports/import.queries";

export const GET = screenRoute("contacts.view", null, (ctx, _, { params }) =>
  requireImport(ctx.workspaceId, requireUuid(params.importId)),
);
