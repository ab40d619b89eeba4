import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { sayToPerson } from "@/i18n/say-to-person";
import { AppError } from "@/lib/core/app-error";
import { requirePage } from "@/lib/guards/require-page";
import { requireTransfer } from "@/lib/transfers/transfer.queries";
import type { TransferDetailView } from "@/lib/transfers/transfer.view";
import { AttemptTable } from "../_components/attempt-table";
import { PrintButton } from "../_components/print-button";
import { TransferStatusBadge } from "../_components/transfer-status-badge";

interface PageProps {
  params: Promise<{ workspace: string; transferId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfers.detail"))("title") };
}

/** A receipt: everything about one transfer, that prints on one page. */
export default async function TransferPage({ params }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "transfers.view");
  const t = await getTranslations("transfers");
  const transfer = await requireTransfer(ctx, (await params).transferId, await sayToPerson()).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === "not_found") notFound();
      throw error;
    },
  );
  const facts = await receiptFacts(transfer, workspace.timeZone);
  return (
    <div className="flex flex-col gap-6">
      <div className="print:hidden">
        <PageHeader
          title={t("detail.title")}
          breadcrumbs={[{ href: `/${ctx.workspaceSlug}/transfers`, label: t("detail.back") }]}
          actions={<PrintButton label={t("detail.print")} />}
        />
      </div>
      <article className="flex max-w-3xl flex-col gap-6 rounded-lg border border-line bg-surface p-6 print:border-0 print:p-0">
        <header className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <p className="text-sm text-muted">{workspace.name}</p>
            <p className="text-2xl font-semibold tabular-nums">
              {t("detail.amount", { credits: transfer.credits })}
            </p>
            <p className="text-sm">
              {transfer.customer.name
                ? `${transfer.customer.name} (${transfer.customer.username})`
                : transfer.customer.username}
            </p>
          </div>
          <TransferStatusBadge transfer={transfer} />
        </header>
        {transfer.detail ? <p className="text-sm">{transfer.detail}</p> : null}
        <dl className="grid grid-cols-1 gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-muted">{name}</dt>
              <dd className="break-words tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        <AttemptTable attempts={transfer.attemptList} timeZone={workspace.timeZone} />
      </article>
    </div>
  );
}

async function receiptFacts(transfer: TransferDetailView, timeZone: string): Promise<[string, string][]> {
  const t = await getTranslations("transfers.detail");
  const format = await getFormatter();
  const when = (at: string | null) =>
    at ? `${format.dateTime(new Date(at), "second", { timeZone })} (${timeZone})` : null;
  const balance = (value: number | null) => (value === null ? t("unknownBalance") : format.number(value));
  const facts: [string, string | null][] = [
    [t("asked"), when(transfer.createdAt)],
    [t("settled"), when(transfer.settledAt)],
    [t("askedBy"), transfer.createdByName],
    [t("approvedBy"), transfer.approvedByName],
    [t("decidedBy"), transfer.resolvedByName],
    [t("resolution"), transfer.resolution],
    [t("account"), transfer.accountLabel],
    [t("code"), transfer.code],
    [t("before"), balance(transfer.balanceBefore)],
    [t("after"), balance(transfer.balanceAfter)],
    [t("seqno"), transfer.seqno],
    [t("note"), transfer.note],
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
}
