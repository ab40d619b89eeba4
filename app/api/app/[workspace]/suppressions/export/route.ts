import { exportFormat } from "@/lib/exports/export.input";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";
import { exportSuppressions } from "@/lib/suppressions/export-suppressions";

export const GET = screenRoute(
  "contacts.export",
  exportFormat,
  async (ctx, { format }) => exportResponse(await exportSuppressions(ctx), format),
  { confirmed: true },
);
