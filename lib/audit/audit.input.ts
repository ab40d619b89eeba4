import { z } from "zod";
import { AUDIT_AREA_NAMES } from "@/lib/audit/audit-action.rules";
import { text } from "@/lib/core/text.input";

/** Filters of the audit log; they live in the address of the page. */
export const auditFilter = z.object({
  area: z.enum(["", ...AUDIT_AREA_NAMES]).default(""),
  actor: text().trim().max(80).default(""),
  result: z.enum(["", "done", "refused"]).default(""),
});

export const auditQuery = auditFilter.extend({
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.output<typeof auditQuery>;
