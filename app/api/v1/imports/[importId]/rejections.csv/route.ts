import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { rejectionsFile } from "@/lib/imports/rejections-file";

export const GET = workspaceRoute("contacts.export", null, (ctx, _, { params }) =>
  rejectionsFile(ctx, requireUuid(params.importId)),
);
