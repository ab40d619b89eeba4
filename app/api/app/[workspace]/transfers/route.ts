import { listTransfersQuery } from "@/lib/transfers/transfer.input";
import { listTransfers } from "@/lib/transfers/transfer.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("transfers.view", listTransfersQuery, listTransfers);
