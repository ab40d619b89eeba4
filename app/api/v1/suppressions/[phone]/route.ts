import { workspaceRoute } from "@/lib/guards/workspace-route";
import { deleteSuppression } from "@/lib/suppressions/delete-suppression";

export const DELETE = workspaceRoute("suppressions.edit", null, async (ctx, _, { params }) => {
  await deleteSuppression(ctx, { phone: decodeURIComponent(params.phone ?? "") });
});
