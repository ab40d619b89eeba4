import { screenRoute } from "@/lib/guards/screen-route";
import { statementQuery } from "@/lib/transfers/transfer.input";
import { transferStatement } from "@/lib/transfers/transfer-statement";

export const GET = screenRoute("transfers.view", statementQuery, transferStatement);
