import { z } from "zod";
import { AUDIT_AREA_NAMES } from "@/lib/audit/audit-action.rules";
import { text } from "@/lib/core/text.input";

const day = text()
  .regex(/^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/)
  .default("");

/** Filters of the audit log; they live in the address of the page. */
export const auditFilter = z.object({
  area: z.enum(["", ...AUDIT_AREA_NAMES]).default(""),
  actor: text().trim().max(80).default(""),
  result: z.enum(["", "done", "refused"]).default(""),
  /** Days of the workspace's own clock, both included. */
  from: day,
  to: day,
});

export const auditQuery = auditFilter.extend({
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditFilter = z.output<typeof auditFilter>;
export type AuditQuery = z.output<typeof auditQuery>;
