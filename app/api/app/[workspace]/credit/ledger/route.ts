import { listLedger } from "@/lib/credit/credit.queries";
import { ledgerQuery } from "@/lib/credit/ledger.input";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("credit.view", ledgerQuery, listLedger);
