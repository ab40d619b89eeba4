import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { getTransferForProgram } from "@/lib/transfers/transfers-for-program";

export const GET = workspaceRoute("transfers.view", null, (ctx, _, { params }) =>
  getTransferForProgram(ctx, requireUuid(params.id)),
);
