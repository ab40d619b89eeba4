import { exportResponse } from "@/lib/exports/export-response";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { exportSuppressions } from "@/lib/suppressions/export-suppressions";

export const GET = workspaceRoute("contacts.export", null, async (ctx) =>
  exportResponse(await exportSuppressions(ctx), "csv"),
);
