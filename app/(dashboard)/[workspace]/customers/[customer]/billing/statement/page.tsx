import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PaperSheet } from "@/app/_components/paper-sheet";
import { PrintNow } from "@/components/forms/print-now";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { paperLanguage } from "@/i18n/paper-language";
import { statementPaper } from "@/lib/billing/make-paper";
import { daysOfMonth, isDay } from "@/lib/billing/period.rules";
import { getToday } from "@/lib/billing/require-customer";
import { getStatementFacts } from "@/lib/billing/statement.queries";
import { AppError } from "@/lib/core/app-error";
import { requirePage } from "@/lib/guards/require-page";
import { StatementChoice } from "../_components/statement-choice";

interface PageProps {
  params: Promise<{ workspace: string; customer: string }>;
  searchParams: Promise<{ from?: string; to?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing"))("statement") };
}

/** A customer's account over some days, as the customer would get it. */
export default async function StatementPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "billing.view");
  const t = await getTranslations("billing");
  const today = await getToday(ctx);
  const { customer: customerId } = await params;
  const asked = await searchParams;
  const month = daysOfMonth(today.slice(0, 7));
  const from = isDay(asked.from ?? "") ? (asked.from as string) : month.from;
  const to = isDay(asked.to ?? "") ? (asked.to as string) : month.to;
  const found = await getStatementFacts(ctx, customerId, { from, to }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    if (error instanceof AppError) return error;
    throw error;
  });
  const { workspaceSlug } = ctx;
  const file = (format: string) =>
    `/api/app/${workspaceSlug}/customers/${customerId}/statement?${new URLSearchParams({ from, to, format })}`;
  const language = await paperLanguage();
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-6 print:hidden">
        <PageHeader
          title={t("statement")}
          breadcrumbs={[{ href: `/${workspaceSlug}/customers/${customerId}/billing`, label: t("back") }]}
          actions={
            found instanceof AppError ? null : (
              <>
                {(["csv", "xlsx", "pdf"] as const).map((format) => (
                  <Button key={format} asChild variant="secondary">
                    <a href={file(format)} download>
                      {t(format === "xlsx" ? "excel" : format)}
                    </a>
                  </Button>
                ))}
                <PrintNow label={t("print")} />
              </>
            )
          }
        />
        <StatementChoice
          key={`${from} ${to}`}
          {...{ workspaceSlug, customerId, today }}
          shown={{ from, to }}
        />
      </div>
      {found instanceof AppError ? (
        <Notice tone="danger" title={found.sentence ? language.say(found.sentence) : found.message} />
      ) : (
        <PaperSheet paper={statementPaper(found, language)} />
      )}
    </div>
  );
}
