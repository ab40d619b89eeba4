import { requireUuid } from "@/lib/core/uuid";
import { rejectionsQuery } from "@/lib/imports/import.input";
import { listRejections } from "@/lib/imports/import.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("contacts.view", rejectionsQuery, (ctx, query, { params }) =>
  listRejections(ctx.workspaceId, requireUuid(params.importId), query),
);
