import { requireUuid } from "@/lib/core/uuid";
import { requireImport } from "@/lib/imports/import.queries";
import { apiImportView } from "@/lib/imports/import.view";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("contacts.view", null, async (ctx, _, { params }) =>
  apiImportView(await requireImport(ctx.workspaceId, requireUuid(params.importId))),
);
