import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { countryChoices, countryNames } from "@/lib/core/country-choices";
import { requirePage } from "@/lib/guards/require-page";
import { idleMinutes } from "@/lib/platform/auth/session-cookie";
import { getCreditPrice } from "@/lib/reports/credit-price.queries";
import { listRates } from "@/lib/whatsapp-costs/rate.queries";
import { readWorkspaceSettings } from "@/lib/workspaces/workspace.queries";
import { CreditPrice } from "./_components/credit-price";
import { TwoStepRule } from "./_components/two-step-rule";
import { WhatsAppRates } from "./_components/whatsapp-rates";
import { WorkspaceForm } from "./_components/workspace-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.workspace") };
}

export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace, actor } = await requirePage(params, "settings.edit");
  const t = await getTranslations("settings");
  const { name, defaultCountry, timeZone } = workspace;
  const { requireTwoStep, ...settings } = await readWorkspaceSettings(ctx);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("pages.workspace")} description={t("workspace.lead")} />
      <WorkspaceForm
        workspaceSlug={workspace.slug}
        saved={{ name, defaultCountry, timeZone, ...settings }}
        countries={countryChoices(await getLocale())}
        isOwner={actor.role === "owner"}
        usualIdleMinutes={idleMinutes()}
        zones={Intl.supportedValuesOf("timeZone")}
      />
      <CreditPrice workspaceSlug={workspace.slug} price={await getCreditPrice(ctx)} />
      <WhatsAppRates
        workspaceSlug={workspace.slug}
        rates={await listRates(ctx)}
        countries={countryNames(await getLocale())}
      />
      <TwoStepRule
        workspaceSlug={workspace.slug}
        saved={requireTwoStep}
        mayChange={ctx.actor.role === "owner"}
      />
    </div>
  );
}
