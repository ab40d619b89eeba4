import { sayToPerson } from "@/i18n/say-to-person";
import { listCredit } from "@/lib/credit/credit.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("credit.view", null, async (ctx) => listCredit(ctx, await sayToPerson()));
