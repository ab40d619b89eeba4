import { auditFilter } from "@/lib/audit/audit.input";
import { exportAudit } from "@/lib/audit/export-audit";
import { exportFormat } from "@/lib/exports/export.input";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute(
  "audit.view",
  auditFilter.extend(exportFormat.shape),
  async (ctx, { format, ...filter }) => exportResponse(await exportAudit(ctx, filter), format),
  { confirmed: true },
);
