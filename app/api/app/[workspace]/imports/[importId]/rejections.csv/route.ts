import { requireUuid } from "@/lib/core/uuid";
import { screenRoute } from "@/lib/guards/screen-route";
import { rejectionsFile } from "@/lib/imports/rejections-file";

export const GET = screenRoute(
  "contacts.export",
  null,
  (ctx, _, { params }) => rejectionsFile(ctx, requireUuid(params.importId)),
  {
    confirmed: true,
  },
);
