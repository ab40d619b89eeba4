import { workspaceRoute } from "@/lib/guards/workspace-route";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { createSuppressionInput, suppressionsQuery } from "@/lib/suppressions/suppression.input";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";

export const GET = workspaceRoute("suppressions.view", suppressionsQuery, (ctx, query) =>
  listSuppressions(ctx, query),
);
export const POST = workspaceRoute("suppressions.edit", createSuppressionInput, createSuppression, {
  status: 201,
});
