import { Wallet } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/components/forms/export-menu";
import { RefreshOn } from "@/components/live/refresh-on";
import { AccountPaused } from "@/components/shell/account-paused";
import { AccountTabs } from "@/components/shell/account-tabs";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { reasonSentence } from "@/lib/core/reason-sentence";
import { listCredit, listReadings } from "@/lib/credit/credit.queries";
import { listExpectedPurchases, listLedger } from "@/lib/credit/ledger.queries";
import { requirePage } from "@/lib/guards/require-page";
import { askExportAction } from "../actions";
import { BalanceChart } from "./_components/balance-chart";
import { BuyCredit } from "./_components/buy-credit";
import { CreditFigures } from "./_components/credit-figures";
import { ExpectedPurchases } from "./_components/expected-purchases";
import { LedgerTable } from "./_components/ledger-table";
import { ReadBalanceButton } from "./_components/read-balance-button";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ account?: string }>;
}

const CHART_DAYS = 30;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credit"))("title") };
}

export default async function CreditPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "credit.view");
  const t = await getTranslations("credit");
  const say = await sayToPerson();
  const accounts = await listCredit(ctx, say);
  const wanted = (await searchParams).account;
  const credit = accounts.find((account) => account.gatewayAccountId === wanted) ?? accounts[0];
  if (!credit) {
    const connect = may(ctx.actor.role, "gateway-accounts.edit") ? (
      <Button asChild>
        <Link href={`/${ctx.workspaceSlug}/settings/gateway-accounts`}>{t("connect")}</Link>
      </Button>
    ) : null;
    return (
      <div className="flex flex-col gap-6">
        <PageHeader title={t("title")} />
        <EmptyState icon={Wallet} title={t("empty")} description={t("emptyHelp")} action={connect} />
      </div>
    );
  }
  const id = credit.gatewayAccountId;
  const mayEdit = may(ctx.actor.role, "credit.edit");
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: workspace.timeZone });
  const [readings, ledger, expected] = await Promise.all([
    listReadings(ctx, id, CHART_DAYS),
    listLedger(ctx, { gatewayAccountId: id, limit: 50 }, say),
    listExpectedPurchases(ctx, id),
  ]);
  return (
    <div className="flex flex-col gap-6">
      <RefreshOn workspaceSlug={ctx.workspaceSlug} topic="balance" />
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ExportMenu
              workspaceSlug={ctx.workspaceSlug}
              ask={askExportAction.bind(null, ctx.workspaceSlug, {})}
              content="ledger"
            />
            {mayEdit ? (
              <BuyCredit workspaceSlug={ctx.workspaceSlug} gatewayAccountId={id} today={today} />
            ) : null}
            <ReadBalanceButton workspaceSlug={ctx.workspaceSlug} gatewayAccountId={id} />
          </>
        }
      />
      <AccountTabs
        accounts={accounts.map((account) => ({ id: account.gatewayAccountId, label: account.label }))}
        selected={id}
      />
      {credit.pausedReason === null ? null : (
        <AccountPaused
          workspaceSlug={ctx.workspaceSlug}
          label={credit.label}
          reason={credit.pausedReason}
          means={say(reasonSentence("forCredit", credit.pausedReason))}
        />
      )}
      <CreditFigures credit={credit} />
      <ExpectedPurchases workspaceSlug={ctx.workspaceSlug} purchases={expected} mayEdit={mayEdit} />
      <BalanceChart readings={readings} lowAt={credit.lowBalanceAt} timeZone={workspace.timeZone} />
      <LedgerTable
        key={id}
        workspaceSlug={ctx.workspaceSlug}
        gatewayAccountId={id}
        initial={ledger}
        risen={credit.risen}
        fallen={credit.fallen}
        mayExplain={mayEdit}
        today={today}
        difference={credit.difference}
        checkedAt={credit.ledgerCheckedAt}
      />
    </div>
  );
}
