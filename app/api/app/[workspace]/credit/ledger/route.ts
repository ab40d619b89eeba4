import { sayToPerson } from "@/i18n/say-to-person";
import { ledgerQuery } from "@/lib/credit/ledger.input";
import { listLedger } from "@/lib/credit/ledger.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("credit.view", ledgerQuery, async (ctx, query) =>
  listLedger(ctx, query, await sayToPerson()),
);
