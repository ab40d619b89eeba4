import { suppressionsQuery } from "@/lib/suppressions/suppression.input";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("suppressions.view", suppressionsQuery, listSuppressions);
