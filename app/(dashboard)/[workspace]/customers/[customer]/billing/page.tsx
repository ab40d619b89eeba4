import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PriceDialog } from "@/components/forms/price-dialog";
import { PriceHistory } from "@/components/forms/price-history";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SafeText } from "@/components/ui/safe-text";
import { Stat, StatGroup } from "@/components/ui/stat";
import { may } from "@/lib/access/permissions.rules";
import { getAccount, listPayments } from "@/lib/billing/account.queries";
import { getProfile } from "@/lib/billing/billing-profile";
import { listInvoices, listUnbilled } from "@/lib/billing/invoice.queries";
import { daysOfMonth } from "@/lib/billing/period.rules";
import { getPrices } from "@/lib/billing/price.queries";
import { listStatementLinks } from "@/lib/billing/statement-link";
import { AppError } from "@/lib/core/app-error";
import { showMoney, showPrice } from "@/lib/core/money";
import { requirePage } from "@/lib/guards/require-page";
import { EditRecipient } from "./_components/edit-recipient";
import { InvoiceList } from "./_components/invoice-list";
import { MakeInvoice } from "./_components/make-invoice";
import { PaymentList } from "./_components/payment-list";
import { RecordPayment } from "./_components/record-payment";
import { ShareStatement } from "./_components/share-statement";
import { StatementChoice } from "./_components/statement-choice";
import { StatementLinks } from "./_components/statement-links";
import { savePriceAction } from "./actions";

/** An amount is not broken: on a phone each has the whole width. */
const OWN_ROW = "max-sm:basis-full!";

interface PageProps {
  params: Promise<{ workspace: string; customer: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing"))("title") };
}

/** A customer's money: price, what is owed, payments, invoices and statements. */
export default async function BillingPage({ params }: PageProps) {
  const { ctx } = await requirePage(params, "billing.view");
  const t = await getTranslations("billing");
  const locale = await getLocale();
  const { customer: id } = await params;
  const account = await getAccount(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const customerId = account.customer.id;
  const [prices, payments, invoices, unbilled, links, profile] = await Promise.all([
    getPrices(ctx, customerId),
    listPayments(ctx, customerId),
    listInvoices(ctx, customerId),
    listUnbilled(ctx, customerId),
    listStatementLinks(ctx, customerId),
    getProfile(ctx),
  ]);
  const { workspaceSlug } = ctx;
  const mayEdit = may(ctx.actor.role, "billing.edit");
  const name = account.customer.name || account.customer.username;
  const currency = prices.current?.currency ?? account.owed[0]?.currency ?? profile.currency;
  const month = daysOfMonth(prices.today.slice(0, 7));
  const sums = (all: typeof account.owed) =>
    all.map((each) => showMoney(locale, each.amount, each.currency)).join(" · ");
  const { current } = prices;
  const { ownCost, unpriced, recipient } = account;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("title")}
        description={account.customer.username}
        breadcrumbs={[{ href: `/${workspaceSlug}/customers/${customerId}`, label: name }]}
        actions={
          mayEdit ? (
            <>
              <ShareStatement workspaceSlug={workspaceSlug} customerId={customerId} month={month} />
              <MakeInvoice workspaceSlug={workspaceSlug} customerId={customerId} unbilled={unbilled} />
              <RecordPayment
                {...{ workspaceSlug, customerId, invoices, currency }}
                today={prices.today}
                owed={account.owed}
              />
            </>
          ) : null
        }
      />
      <StatGroup>
        <Stat
          className={OWN_ROW}
          label={t("owed")}
          value={account.owed.length === 0 ? t("paidUp") : sums(account.owed)}
          hint={account.owed.some((each) => each.amount.startsWith("-")) ? t("inCredit") : undefined}
        />
        <Stat
          className={OWN_ROW}
          label={t("unbilled")}
          value={account.unbilled.length === 0 ? "–" : sums(account.unbilled)}
        />
        <Stat
          className={OWN_ROW}
          label={t("price")}
          value={current ? showPrice(locale, current.price, current.currency) : t("noPrice")}
          hint={current ? t(current.own ? "own" : "everybody") : undefined}
        />
        {ownCost ? (
          <Stat
            className={OWN_ROW}
            label={t("ownCost")}
            value={showPrice(locale, ownCost.price, ownCost.currency)}
            hint={`${t(ownCost.bought ? "ownCostBought" : "ownCostSet")}. ${t("margin")}`}
          />
        ) : null}
      </StatGroup>
      {unpriced.transfers > 0 ? (
        <Notice tone="warning" title={t("unpriced", unpriced)} description={t("unpricedHelp")} />
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <InvoiceList {...{ workspaceSlug, customerId, invoices, mayEdit }} />
        <PaymentList {...{ workspaceSlug, payments, mayEdit }} />
        <StatementChoice workspaceSlug={workspaceSlug} customerId={customerId} today={prices.today} />
        <Card>
          <CardHeader
            title={t("priceTitle")}
            actions={
              mayEdit ? (
                <PriceDialog
                  {...{ workspaceSlug, current }}
                  whose={{ customerId, save: savePriceAction }}
                  today={prices.today}
                  currency={currency}
                />
              ) : null
            }
          />
          <PriceHistory prices={prices} />
        </Card>
        <Card>
          <CardHeader
            title={t("recipient")}
            actions={
              mayEdit ? (
                <EditRecipient workspaceSlug={workspaceSlug} customerId={customerId} saved={recipient} />
              ) : null
            }
          />
          <CardBody className="text-sm">
            <p className="font-medium break-words">
              <SafeText text={recipient.name || name} />
            </p>
            <p className="break-words whitespace-pre-wrap text-muted">
              <SafeText text={recipient.address} />
            </p>
          </CardBody>
        </Card>
        <StatementLinks workspaceSlug={workspaceSlug} links={links} mayEdit={mayEdit} />
      </div>
    </div>
  );
}
