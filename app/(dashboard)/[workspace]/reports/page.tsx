import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { PrintNow } from "@/components/forms/print-now";
import { PageHeader } from "@/components/shell/page-header";
import { Notice } from "@/components/ui/notice";
import { sayIn } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { zoneName } from "@/lib/core/zone-name";
import { requirePage } from "@/lib/guards/require-page";
import { reportQuery } from "@/lib/reports/report.input";
import { getMessageReport } from "@/lib/reports/report.queries";
import { PriceHint } from "./_components/price-hint";
import { ReportChart } from "./_components/report-chart";
import { ReportExport } from "./_components/report-export";
import { ReportFigures } from "./_components/report-figures";
import { ReportFilter } from "./_components/report-filter";
import { ReportTable } from "./_components/report-table";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ from?: string; to?: string; by?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

/** What was sent and what became of it, over time: the boss's question. */
export default async function ReportsPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "reports.view");
  const t = await getTranslations("reports");
  const format = await getFormatter();
  const language = await getLocale();
  const words = { say: sayIn(language), language };
  const asked = reportQuery.safeParse(withoutEmpty(await searchParams));
  const report = await readOr(() => getMessageReport(ctx, asked.success ? asked.data : DEFAULT, words));
  const shown = report ?? (await getMessageReport(ctx, DEFAULT, words));
  const date = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const { from, to, by } = shown;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("title")}
        description={t("period", { from: date(from), to: date(to), workspace: workspace.name })}
        actions={
          <div className="flex flex-wrap gap-2 print:hidden">
            <ReportExport workspaceSlug={ctx.workspaceSlug} search={{ from, to, by }} />
            <PrintNow label={t("print")} />
          </div>
        }
      />
      <ReportFilter workspaceSlug={ctx.workspaceSlug} from={from} to={to} by={by} today={shown.today} />
      {asked.success && report !== null ? null : <Notice tone="warning" title={t("notUnderstood")} />}
      {shown.counting ? <Notice title={t("counting")} description={t("countingLead")} /> : null}
      <ReportFigures report={shown} />
      <PriceHint
        workspaceSlug={ctx.workspaceSlug}
        report={shown}
        mayPrice={may(ctx.actor.role, "settings.edit")}
      />
      <ReportChart report={shown} />
      <ReportTable workspaceSlug={ctx.workspaceSlug} report={shown} />
      <p className="text-muted text-xs">{t("how", { zone: zoneName(shown.timeZone) })}</p>
    </div>
  );
}

const DEFAULT = reportQuery.parse({});

function withoutEmpty(search: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  );
}

/** Days that stand the wrong way round show the usual period, with a sentence. */
async function readOr<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if ((error as { code?: string }).code === "invalid") return null;
    throw error;
  }
}
