import { exportCampaigns } from "@/lib/campaigns/export-campaigns";
import { exportResponse } from "@/lib/exports/export-response";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("campaigns.view", null, async (ctx) =>
  exportResponse(await exportCampaigns(ctx), "csv"),
);
