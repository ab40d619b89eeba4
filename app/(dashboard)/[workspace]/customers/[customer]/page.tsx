import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefreshOn } from "@/components/live/refresh-on";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { getAccount, listPayments } from "@/lib/billing/account.queries";
import { getPrices } from "@/lib/billing/price.queries";
import { AppError } from "@/lib/core/app-error";
import { listCredit } from "@/lib/credit/credit.queries";
import { listCustomerMonths, requireCustomer } from "@/lib/customers/customer.queries";
import { requirePage } from "@/lib/guards/require-page";
import { listTransfers } from "@/lib/transfers/transfer.queries";
import { TRANSFER_STATUSES } from "@/lib/transfers/transfer.rules";
import { getTransferLimits } from "@/lib/transfers/transfer-limits";
import { TransferHistory } from "../../transfers/_components/transfer-history";
import { AboutCustomer } from "./_components/about-customer";
import { CustomerActions } from "./_components/customer-actions";
import { CustomerMoney } from "./_components/customer-money";
import { CustomerMonths } from "./_components/customer-months";
import { CustomerRhythm } from "./_components/customer-rhythm";
import { MergeNotice } from "./_components/merge-notice";

interface PageProps {
  params: Promise<{ workspace: string; customer: string }>;
  searchParams: Promise<{ status?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("one") };
}

/** One customer: who it is, what is usual, what arrived month by month, and every transfer. */
export default async function CustomerPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "customers.view");
  const [t, say] = await Promise.all([getTranslations("customers"), sayToPerson()]);
  const { customer: id } = await params;
  const asked = (await searchParams).status;
  const status = TRANSFER_STATUSES.find((each) => each === asked) ?? null;
  const customer = await requireCustomer(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const [history, months, accounts, limits, account, prices, payments] = await Promise.all([
    listTransfers(ctx, { limit: 50, customer: customer.id, ...(status ? { status } : {}) }, say),
    listCustomerMonths(ctx, customer.id),
    listCredit(ctx),
    getTransferLimits(ctx),
    getAccount(ctx, customer.id),
    getPrices(ctx, customer.id),
    listPayments(ctx, customer.id, { limit: 10 }),
  ]);
  const { role } = ctx.actor;
  const allowed = {
    create: may(role, "transfers.create"),
    approve: may(role, "transfers.approve"),
    resolve: may(role, "transfers.resolve"),
    editCustomers: may(role, "customers.edit"),
  };
  return (
    <div className="flex flex-col gap-6">
      <RefreshOn workspaceSlug={ctx.workspaceSlug} topic="transfer" />
      <PageHeader
        breadcrumbs={[{ label: t("all"), href: `/${ctx.workspaceSlug}/transfers?tab=customers` }]}
        title={customer.name || customer.username}
        description={`${customer.username} · ${customer.accountLabel}`}
        badge={
          customer.archived ? (
            <Badge tone="neutral">{t("archived")}</Badge>
          ) : customer.due ? (
            <Badge tone="warning">{t("due")}</Badge>
          ) : null
        }
        actions={
          <CustomerActions
            workspaceSlug={ctx.workspaceSlug}
            customer={customer}
            recent={history.data}
            setting={{
              ...{ customers: [customer], accounts, limits, packs: limits.packs, deciders: [] },
              ...{ may: allowed, timeZone: workspace.timeZone },
            }}
          />
        }
      />
      {customer.alsoKeptAs.map((other) => (
        <MergeNotice
          key={other.id}
          workspaceSlug={ctx.workspaceSlug}
          customer={{ id: customer.id, username: customer.username }}
          other={other}
          mayEdit={allowed.editCustomers}
        />
      ))}
      <CustomerRhythm customer={customer} months={months} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <AboutCustomer
          workspaceSlug={ctx.workspaceSlug}
          customer={customer}
          mayEdit={allowed.editCustomers}
        />
        <CustomerMonths months={months} />
        <CustomerMoney workspaceSlug={ctx.workspaceSlug} {...{ account, prices, payments }} />
      </div>
      <section aria-labelledby="history" className="flex min-w-0 flex-col gap-3">
        <h2 id="history" className="text-base font-semibold">
          {t("history")}
        </h2>
        <TransferHistory
          workspaceSlug={ctx.workspaceSlug}
          customers={null}
          initial={history}
          initiallyShown={{ status, customer: customer.id }}
        />
      </section>
    </div>
  );
}
