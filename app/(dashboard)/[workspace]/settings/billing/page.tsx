import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PriceDialog } from "@/components/forms/price-dialog";
import { PriceHistory } from "@/components/forms/price-history";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { getProfile } from "@/lib/billing/billing-profile";
import { getPrices } from "@/lib/billing/price.queries";
import { requirePage } from "@/lib/guards/require-page";
import { ProfileForm } from "./_components/profile-form";
import { saveUsualPriceAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.billing") };
}

/** The letterhead, how invoices are made, and the price of everybody without one of their own. */
export default async function BillingSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await requirePage(params, "settings.edit");
  const t = await getTranslations("billing");
  const pages = await getTranslations("settings");
  const [profile, prices] = await Promise.all([getProfile(ctx), getPrices(ctx, null)]);
  const { workspaceSlug } = ctx;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={pages("pages.billing")} description={t("settings.lead")} />
      <ProfileForm workspaceSlug={workspaceSlug} saved={profile} year={prices.today.slice(0, 4)} />
      <Card>
        <CardHeader
          title={t("priceTitle")}
          description={t("priceEverybody")}
          actions={
            <PriceDialog
              workspaceSlug={workspaceSlug}
              whose={{ customerId: null, save: saveUsualPriceAction }}
              today={prices.today}
              current={prices.current}
              currency={profile.currency}
            />
          }
        />
        <PriceHistory prices={prices} />
      </Card>
    </div>
  );
}
