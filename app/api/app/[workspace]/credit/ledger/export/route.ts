import { exportLedger } from "@/lib/credit/export-ledger";
import { exportFormat } from "@/lib/exports/export.input";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute(
  "credit.view",
  exportFormat,
  async (ctx, { format }) => exportResponse(await exportLedger(ctx), format),
  { confirmed: true },
);
