import { screenRoute } from "@/lib/guards/screen-route";
import { countTabs } from "@/lib/inbox/count-tabs";

export const GET = screenRoute("inbox.view", null, (ctx) => countTabs(ctx));
