import { deleteSuppression } from "@/lib/suppressions/delete-suppression";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const DELETE = workspaceRoute("suppressions.edit", null, async (ctx, _, { params }) => {
  await deleteSuppression(ctx, { phone: decodeURIComponent(params.phone ?? "") });
});
