import { listCredit } from "@/lib/credit/credit.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("credit.view", null, (ctx) => listCredit(ctx));
