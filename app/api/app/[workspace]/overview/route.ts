import { screenRoute } from "@/lib/guards/screen-route";
import { overviewQuery } from "@/lib/overview/overview.input";
import { getOverviewBlocks } from "@/lib/overview/overview.queries";

export const GET = screenRoute("overview.view", overviewQuery, (ctx, { about }) =>
  getOverviewBlocks(ctx, about),
);
