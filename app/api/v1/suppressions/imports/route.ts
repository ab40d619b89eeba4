import { workspaceRoute } from "@/lib/guards/workspace-route";
import { receiveSuppressions } from "@/lib/suppressions/receive-suppressions";
import { importSuppressionsQuery } from "@/lib/suppressions/suppression.input";

export const POST = workspaceRoute(
  "suppressions.import",
  importSuppressionsQuery,
  (ctx, query, { request }) => receiveSuppressions(ctx, query, request),
  { raw: true },
);
