import { requireUuid } from "@/lib/core/uuid";
import { screenRoute } from "@/lib/guards/screen-route";
import { exportTransferBatch } from "@/lib/transfers/export-transfer-batch";

export const GET = screenRoute("transfers.view", null, (ctx, _input, { params }) =>
  exportTransferBatch(ctx, requireUuid(params.batchId)),
);
