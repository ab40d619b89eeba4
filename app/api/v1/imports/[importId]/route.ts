import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { requireImport } from "@/lib/imports/import.queries";
import { apiImportView } from "@/lib/imports/import.view";

export const GET = workspaceRoute("contacts.view", null, async (ctx, _, { params }) =>
  apiImportView(await requireImport(ctx.workspaceId, requireUuid(params.importId))),
);
