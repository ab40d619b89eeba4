import { sayToPerson } from "@/i18n/say-to-person";
import { screenRoute } from "@/lib/guards/screen-route";
import { suppressionsQuery } from "@/lib/suppressions/suppression.input";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";

export const GET = screenRoute("suppressions.view", suppressionsQuery, async (ctx, query) =>
  listSuppressions(ctx, query, await sayToPerson()),
);
