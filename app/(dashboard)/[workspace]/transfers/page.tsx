import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { listCredit } from "@/lib/credit/credit.queries";
import { listCustomers, requireCustomer } from "@/lib/customers/customer.queries";
import { requirePage } from "@/lib/guards/require-page";
import { listBatches, listOpenBatches } from "@/lib/transfers/batch.queries";
import { getLastArrived } from "@/lib/transfers/get-last-arrived";
import { listDeciders } from "@/lib/transfers/list-deciders";
import { listOpenTransfers, listTransfers } from "@/lib/transfers/transfer.queries";
import { TRANSFER_STATUSES } from "@/lib/transfers/transfer.rules";
import { getTransferLimits } from "@/lib/transfers/transfer-limits";
import { TransfersScreen } from "./_components/transfers-screen";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ status?: string; customer?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfers"))("title") };
}

export default async function TransfersPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "transfers.view");
  const { status: wanted, customer = "" } = await searchParams;
  const status = TRANSFER_STATUSES.find((each) => each === wanted) ?? null;
  const say = await sayToPerson();
  const [open, openBatches, batches, history, customers, credit, limits, deciders, last] = await Promise.all([
    listOpenTransfers(ctx, say),
    listOpenBatches(ctx, say),
    listBatches(ctx, say),
    listTransfers(ctx, { limit: 50, customer, ...(status ? { status } : {}) }, say),
    listCustomers(ctx),
    listCredit(ctx),
    getTransferLimits(ctx),
    listDeciders(ctx),
    getLastArrived(ctx),
  ]);
  const { role } = ctx.actor;
  // Who is asked for stands in the list's field, also where there are more than the page brings.
  const asked =
    customer === "" || customers.some(({ id }) => id === customer)
      ? null
      : await requireCustomer(ctx, customer).catch(() => null);
  return (
    <TransfersScreen
      workspaceSlug={ctx.workspaceSlug}
      open={open}
      openBatches={openBatches}
      batches={batches}
      history={history}
      last={last}
      shown={{ status, customer }}
      setting={{
        customers: asked === null ? customers : [...customers, asked],
        accounts: credit,
        limits,
        packs: limits.packs,
        deciders,
        may: {
          create: may(role, "transfers.create"),
          approve: may(role, "transfers.approve"),
          resolve: may(role, "transfers.resolve"),
          editCustomers: may(role, "customers.edit"),
        },
        timeZone: workspace.timeZone,
      }}
    />
  );
}
