import { exportLedger } from "@/lib/credit/export-ledger";
import { exportResponse } from "@/lib/exports/export-response";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("credit.view", null, async (ctx) =>
  exportResponse(await exportLedger(ctx), "csv"),
);
