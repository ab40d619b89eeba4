import { workspaceRoute } from "@/lib/guards/workspace-route";
import { reportQuery } from "@/lib/reports/report.input";
import { getMessageReport } from "@/lib/reports/report.queries";

export const GET = workspaceRoute("reports.view", reportQuery, (ctx, query) => getMessageReport(ctx, query));
