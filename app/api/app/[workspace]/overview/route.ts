import { sayToPerson } from "@/i18n/say-to-person";
import { screenRoute } from "@/lib/guards/screen-route";
import { overviewQuery } from "@/lib/overview/overview.input";
import { getOverviewBlocks } from "@/lib/overview/overview.queries";

export const GET = screenRoute("overview.view", overviewQuery, async (ctx, { about }) =>
  getOverviewBlocks(ctx, about, await sayToPerson()),
);
