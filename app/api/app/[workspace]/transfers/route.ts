import { sayToPerson } from "@/i18n/say-to-person";
import { screenRoute } from "@/lib/guards/screen-route";
import { listTransfersQuery } from "@/lib/transfers/transfer.input";
import { listTransfers } from "@/lib/transfers/transfer.queries";

export const GET = screenRoute("transfers.view", listTransfersQuery, async (ctx, query) =>
  listTransfers(ctx, query, await sayToPerson()),
);
