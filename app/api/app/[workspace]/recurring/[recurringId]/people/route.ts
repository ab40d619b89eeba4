import { requireUuid } from "@/lib/core/uuid";
import { screenRoute } from "@/lib/guards/screen-route";
import { countNext } from "@/lib/recurring/count-next";

export const GET = screenRoute("campaigns.view", null, (ctx, _, { params }) =>
  countNext(ctx, { recurringId: requireUuid(params.recurringId) }),
);
