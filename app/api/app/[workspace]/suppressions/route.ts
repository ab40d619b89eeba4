import { screenRoute } from "@/lib/guards/screen-route";
import { suppressionsQuery } from "@/lib/suppressions/suppression.input";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";

export const GET = screenRoute("suppressions.view", suppressionsQuery, listSuppressions);
