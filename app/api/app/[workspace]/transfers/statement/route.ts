import { statementQuery } from "@/lib/transfers/transfer.input";
import { transferStatement } from "@/lib/transfers/transfer-statement";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("transfers.view", statementQuery, transferStatement);
