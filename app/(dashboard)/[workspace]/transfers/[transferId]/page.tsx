import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { PrintNow } from "@/components/forms/print-now";
import { PageHeader } from "@/components/shell/page-header";
import { Link } from "@/components/ui/link";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { requirePage } from "@/lib/guards/require-page";
import { movedBeside } from "@/lib/transfers/decision.rules";
import { requireTransfer } from "@/lib/transfers/transfer.queries";
import type { TransferDetailView } from "@/lib/transfers/transfer.view";
import { AttemptTable } from "../_components/attempt-table";
import { CorrectDecision } from "../_components/correct-decision";
import { CustomerReceipt } from "../_components/customer-receipt";

interface PageProps {
  params: Promise<{ workspace: string; transferId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfers.detail"))("title") };
}

/**
 * A receipt for the customer, which prints alone, and below it everything that we know of the
 * transfer.
 */
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
  const { balanceBefore: before, balanceAfter: after } = transfer;
  const beside = movedBeside({ before, after }, transfer.status === "succeeded" ? transfer.credits : 0);
  return (
    <div className="flex flex-col gap-6">
      <div className="print:hidden">
        <PageHeader
          title={t("detail.title")}
          breadcrumbs={[{ href: `/${ctx.workspaceSlug}/transfers`, label: t("detail.back") }]}
          actions={<PrintNow label={t("detail.print")} />}
        />
      </div>
      <CustomerReceipt transfer={transfer} workspace={workspace} />
      <section
        aria-label={t("detail.internal")}
        className="flex max-w-3xl flex-col gap-6 rounded-lg border border-line bg-surface p-6 print:hidden"
      >
        <p className="text-sm text-muted">{t("detail.internal")}</p>
        {transfer.detail ? <p className="text-sm">{transfer.detail}</p> : null}
        <dl className="grid grid-cols-1 gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-muted">{name}</dt>
              <dd className="break-words tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {beside === null || beside === 0 ? null : (
          <p className="text-sm">
            {beside > 0 ? t("detail.beside", { beside }) : t("detail.besideUp", { beside: -beside })}
          </p>
        )}
        {transfer.batchId === null ? null : (
          <Link
            className="text-sm underline underline-offset-2"
            href={`/${ctx.workspaceSlug}/transfers/batches/${transfer.batchId}`}
          >
            {t("detail.batch")}
          </Link>
        )}
        {transfer.correctable && may(ctx.actor.role, "transfers.resolve") ? (
          <CorrectDecision workspaceSlug={ctx.workspaceSlug} transfer={transfer} />
        ) : null}
        <AttemptTable attempts={transfer.attemptList} timeZone={workspace.timeZone} />
      </section>
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
    [t("correctedBy"), transfer.correctedByName],
    [t("correction"), transfer.correction],
    [t("account"), transfer.accountLabel],
    [t("code"), transfer.code],
    [t("before"), balance(transfer.balanceBefore)],
    [t("after"), balance(transfer.balanceAfter)],
    [t("note"), transfer.note],
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
}
