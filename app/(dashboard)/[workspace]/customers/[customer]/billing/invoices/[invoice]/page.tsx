import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { PaperSheet } from "@/app/_components/paper-sheet";
import { PrintNow } from "@/components/forms/print-now";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { paperLanguage } from "@/i18n/paper-language";
import { may } from "@/lib/access/permissions.rules";
import { requireInvoice } from "@/lib/billing/invoice.queries";
import { invoicePaper } from "@/lib/billing/make-paper";
import { AppError } from "@/lib/core/app-error";
import { requirePage } from "@/lib/guards/require-page";
import { InvoiceBadge } from "../../_components/invoice-badge";
import { VoidButton } from "../../_components/void-button";

interface PageProps {
  params: Promise<{ workspace: string; customer: string; invoice: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("papers"))("invoice") };
}

/** An invoice as the customer gets it, which prints alone, and below it what only we see. */
export default async function InvoicePage({ params }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "billing.view");
  const { customer: customerId, invoice: id } = await params;
  const invoice = await requireInvoice(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  if (invoice.customerId !== customerId.toLowerCase()) notFound();
  const t = await getTranslations("billing");
  const format = await getFormatter();
  const { workspaceSlug } = ctx;
  const when = (at: string) => format.dateTime(new Date(at), "second", { timeZone: workspace.timeZone });
  return (
    <div className="flex flex-col gap-6">
      <div className="print:hidden">
        <PageHeader
          title={invoice.number}
          badge={<InvoiceBadge state={invoice.state} />}
          breadcrumbs={[{ href: `/${workspaceSlug}/customers/${customerId}/billing`, label: t("back") }]}
          actions={
            <>
              {may(ctx.actor.role, "billing.edit") && invoice.state !== "void" ? (
                <VoidButton
                  workspaceSlug={workspaceSlug}
                  id={invoice.id}
                  number={invoice.number}
                  what={invoice.number}
                />
              ) : null}
              <Button asChild variant="secondary">
                <a href={`/api/app/${workspaceSlug}/invoices/${invoice.id}/pdf`} download>
                  {t("pdf")}
                </a>
              </Button>
              <PrintNow label={t("print")} />
            </>
          }
        />
      </div>
      <PaperSheet paper={invoicePaper(invoice, await paperLanguage())} />
      <section
        aria-label={t("internal")}
        className="max-w-4xl rounded-lg border border-line bg-surface p-4 text-sm sm:p-6 print:hidden"
      >
        <p className="mb-3 text-muted">{t("internal")}</p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
          <dt className="text-muted">{t("madeBy")}</dt>
          <dd>{invoice.byName}</dd>
          <dt className="text-muted">{t("madeAt")}</dt>
          <dd className="tabular-nums">{when(invoice.createdAt)}</dd>
        </dl>
        {invoice.voided ? (
          <p className="mt-3 break-words">
            {t("voided", { name: invoice.voided.byName, reason: invoice.voided.reason })}
          </p>
        ) : null}
      </section>
    </div>
  );
}
