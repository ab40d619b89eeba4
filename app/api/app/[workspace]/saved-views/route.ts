import { screenRoute } from "@/lib/guards/screen-route";
import { savedViewsQuery } from "@/lib/saved-views/saved-view.input";
import { listSavedViews } from "@/lib/saved-views/saved-view.queries";

/** The list itself asks for its own permission. */
export const GET = screenRoute("overview.view", savedViewsQuery, listSavedViews);
