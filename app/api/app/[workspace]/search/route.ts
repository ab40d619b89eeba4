import { screenRoute } from "@/lib/guards/screen-route";
import { searchQuery } from "@/lib/search/search.input";
import { searchWorkspace } from "@/lib/search/search-workspace";

/** Each kind of thing asks for its own permission. */
export const GET = screenRoute("overview.view", searchQuery, searchWorkspace);
