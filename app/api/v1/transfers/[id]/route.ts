import { requireUuid } from "@/lib/core/uuid";
import { getTransferForProgram } from "@/lib/transfers/answer-program";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("transfers.view", null, (ctx, _, { params }) =>
  getTransferForProgram(ctx, requireUuid(params.id)),
);
