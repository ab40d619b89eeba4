import { chosenLocale } from "@/i18n/chosen-locale";
import { sayIn } from "@/i18n/say-to-person";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";
import { exportReport } from "@/lib/reports/export-report";
import { reportExportQuery } from "@/lib/reports/report.input";

/** Holds no number of a person, so nobody is asked again who they are. */
export const GET = screenRoute("reports.view", reportExportQuery, async (ctx, { format, ...query }) => {
  const language = await chosenLocale();
  return exportResponse(await exportReport(ctx, query, { say: sayIn(language), language }), format);
});
