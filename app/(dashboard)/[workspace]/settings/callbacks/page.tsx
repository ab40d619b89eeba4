import { Cable } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshEvery } from "@/components/live/refresh-every";
import { AccountTabs } from "@/components/shell/account-tabs";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { sayToPerson } from "@/i18n/say-to-person";
import { addressProblem } from "@/lib/callback-doctor/address-problem";
import { getCallbackDoctor } from "@/lib/callback-doctor/callback-doctor.queries";
import { recordCallbacksSeen } from "@/lib/callback-doctor/record-callbacks-seen";
import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import type { CallbackTokenView } from "@/lib/gateway-accounts/gateway-account.view";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { requirePage } from "@/lib/guards/require-page";
import { AddressList } from "./_components/address-list";
import { CallLog } from "./_components/call-log";
import { CallbackUrlsCard } from "./_components/callback-urls-card";
import { DiscardForm } from "./_components/discard-form";
import { RejectionLog } from "./_components/rejection-log";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ account?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gateway.callbacks"))("title") };
}

/** A gateway in this network, such as the simulator, reaches what others cannot. */
function unreachableFor(gatewayUrl: string, { urls }: CallbackTokenView) {
  const near = addressProblem(gatewayUrl);
  return near === "local" || near === "private" ? null : addressProblem(urls.deliveryReports);
}

/** The callback doctor: what to paste where, whether calls come, and what became of each. */
export default async function CallbacksPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "gateway-accounts.edit");
  const t = await getTranslations("gateway.callbacks");
  const accounts = await listGatewayAccounts(ctx);
  const wanted = (await searchParams).account;
  const account = accounts.find((each) => each.id === wanted) ?? accounts[0];
  const slug = ctx.workspaceSlug;
  if (!account) {
    const connect = (
      <Button asChild>
        <Link href={`/${slug}/settings/gateway-accounts`}>{t("connectFirst")}</Link>
      </Button>
    );
    return (
      <div className="flex flex-col gap-6">
        <PageHeader title={t("title")} description={t("intro")} />
        <EmptyState icon={Cable} title={t("connectFirst")} action={connect} />
      </div>
    );
  }
  const doctor = await getCallbackDoctor(ctx, account.id, await sayToPerson());
  await recordCallbacksSeen(ctx, doctor);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={t("title")} description={t("intro")} />
      <AccountTabs accounts={accounts} selected={account.id} />
      <CallbackUrlsCard
        key={account.id}
        workspaceSlug={slug}
        accountId={account.id}
        current={doctor.current}
        older={doctor.older}
        lastUsedId={doctor.lastUsedId}
        events={gatewayOf(account.kind).channel === "whatsapp"}
        unreachable={doctor.current === null ? null : unreachableFor(account.baseUrl, doctor.current)}
      />
      <CallLog calls={doctor.calls} />
      <RejectionLog workspaceSlug={slug} rejections={doctor.rejections} />
      <RefreshEvery seconds={4} />
      <AddressList
        key={`${account.id} addresses`}
        workspaceSlug={slug}
        accountId={account.id}
        addresses={doctor.account.allowedAddresses}
      />
      <DiscardForm key={`${account.id} discard`} workspaceSlug={slug} accountId={account.id} />
    </div>
  );
}
