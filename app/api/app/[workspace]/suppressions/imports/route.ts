import { screenRoute } from "@/lib/guards/screen-route";
import { receiveSuppressions } from "@/lib/suppressions/receive-suppressions";
import { importSuppressionsQuery } from "@/lib/suppressions/suppression.input";

export const POST = screenRoute(
  "suppressions.import",
  importSuppressionsQuery,
  (ctx, query, { request }) => receiveSuppressions(ctx, query, request),
  { raw: true },
);
