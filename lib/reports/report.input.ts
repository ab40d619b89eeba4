import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { exportFormat } from "@/lib/exports/export.input";
import { REPORT_BY } from "@/lib/reports/report.rules";
import { isDay } from "@/lib/reports/report-days.rules";

const day = text().refine(isDay, said("input.messageReports.day"));

/** Both days count. Without them, the last thirty days of the workspace. */
export const reportQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  by: z.enum(REPORT_BY).default("day"),
});
export type ReportQuery = z.output<typeof reportQuery>;

export const reportExportQuery = reportQuery.extend(exportFormat.shape);
