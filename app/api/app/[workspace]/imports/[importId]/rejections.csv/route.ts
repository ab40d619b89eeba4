import { requireUuid } from "@/lib/core/uuid";
import { rejectionsFile } from "@/lib/imports/rejections-file";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute(
  "contacts.export",
  null,
  (ctx, _, { params }) => rejectionsFile(ctx, requireUuid(params.importId)),
  {
    confirmed: true,
  },
);
