import { workspaceRoute } from "@/lib/guards/workspace-route";
import { createTransferBody, listTransfersQuery } from "@/lib/transfers/transfer.input";
import { transferNow } from "@/lib/transfers/transfer-now";
import { listTransfersForProgram } from "@/lib/transfers/transfers-for-program";

export const GET = workspaceRoute("transfers.view", listTransfersQuery, listTransfersForProgram);
export const POST = workspaceRoute(
  "transfers.create",
  createTransferBody,
  (ctx, input, { request }) => transferNow(ctx, input, request.headers.get("idempotency-key")),
  // The key is also the transfer's own: asked for again, it is the same transfer (T1).
  { status: 201, repeatable: true },
);
