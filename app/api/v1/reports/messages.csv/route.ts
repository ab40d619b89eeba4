import { exportResponse } from "@/lib/exports/export-response";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { exportReport } from "@/lib/reports/export-report";
import { reportQuery } from "@/lib/reports/report.input";

export const GET = workspaceRoute("reports.view", reportQuery, async (ctx, query) =>
  exportResponse(await exportReport(ctx, query), "csv"),
);
