import { auditFilter } from "@/lib/audit/audit.input";
import { exportAudit } from "@/lib/audit/export-audit";
import { exportResponse } from "@/lib/exports/export-response";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("audit.view", auditFilter, async (ctx, filter) =>
  exportResponse(await exportAudit(ctx, filter), "csv"),
);
