import { exportCampaigns } from "@/lib/campaigns/export-campaigns";
import { exportFormat } from "@/lib/exports/export.input";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute(
  "campaigns.view",
  exportFormat,
  async (ctx, { format }) => exportResponse(await exportCampaigns(ctx), format),
  { confirmed: true },
);
