import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { may } from "@/lib/access/permissions.rules";
import { listCredit } from "@/lib/credit/credit.queries";
import { listCustomers } from "@/lib/customers/customer.queries";
import { requirePage } from "@/lib/guards/require-page";
import { NewBatch } from "../_components/new-batch";

interface PageProps {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("batches"))("newTitle") };
}

/** Several transfers at once: chosen or pasted, checked, and confirmed once. */
export default async function NewBatchPage({ params }: PageProps) {
  const { ctx } = await requirePage(params, "transfers.create");
  const t = await getTranslations("batches");
  const [customers, accounts] = await Promise.all([listCustomers(ctx), listCredit(ctx)]);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        breadcrumbs={[{ label: t("back"), href: `/${ctx.workspaceSlug}/transfers` }]}
        title={t("newTitle")}
        description={t("newHelp")}
      />
      <NewBatch
        workspaceSlug={ctx.workspaceSlug}
        customers={customers}
        accountId={accounts[0]?.gatewayAccountId ?? null}
        mayAdd={may(ctx.actor.role, "customers.edit")}
      />
    </div>
  );
}
