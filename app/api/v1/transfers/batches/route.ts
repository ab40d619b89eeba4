import { workspaceRoute } from "@/lib/guards/workspace-route";
import { createTransferBatchBody } from "@/lib/transfers/batch.input";
import { createTransferBatch } from "@/lib/transfers/create-transfer-batch";

export const POST = workspaceRoute(
  "transfers.create",
  createTransferBatchBody,
  (ctx, lines, { request }) => {
    const key = request.headers.get("idempotency-key");
    const requestKey = key === null ? null : `${ctx.actor.id} ${key}`;
    return createTransferBatch(ctx, { lines, requestKey, undoSeconds: 0 });
  },
  // The key is also the batch's own: asked for again, it is the same batch.
  { status: 201, repeatable: true },
);
