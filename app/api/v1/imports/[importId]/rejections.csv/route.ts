import { requireUuid } from "@/lib/core/uuid";
import { rejectionsFile } from "@/lib/imports/rejections-file";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("contacts.export", null, (ctx, _, { params }) =>
  rejectionsFile(ctx, requireUuid(params.importId)),
);
