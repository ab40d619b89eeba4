import { overviewQuery } from "@/lib/overview/overview.input";
import { getOverviewBlocks } from "@/lib/overview/overview.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("overview.view", overviewQuery, (ctx, { about }) =>
  getOverviewBlocks(ctx, about),
);
