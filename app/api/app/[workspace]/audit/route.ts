import { auditQuery } from "@/lib/audit/audit.input";
import { listAuditEntries } from "@/lib/audit/audit.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("audit.view", auditQuery, (ctx, query) => listAuditEntries(ctx, query));
