import { HandCoins } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Stat, StatGroup } from "@/components/ui/stat";
import { listOwing } from "@/lib/billing/account.queries";
import { showMoney } from "@/lib/core/money";
import { requirePage } from "@/lib/guards/require-page";
import { OwingFilter } from "./_components/owing-filter";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ q?: string; all?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing"))("owing") };
}

/** What each customer owes, and all of them together. */
export default async function OwingPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "billing.view");
  const t = await getTranslations("billing");
  const words = await getTranslations("customers");
  const locale = await getLocale();
  const asked = await searchParams;
  const search = (typeof asked.q === "string" ? asked.q : "").slice(0, 100);
  const owing = asked.all !== "1";
  const { customers, totals } = await listOwing(ctx, { search, owing });
  const { workspaceSlug } = ctx;
  const nothing = customers.length === 0 && search === "" && owing;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("owing")}
        description={t("owingLead")}
        breadcrumbs={[{ href: `/${workspaceSlug}/transfers?tab=customers`, label: words("all") }]}
      />
      {totals.length > 0 ? (
        <StatGroup>
          {totals.map(({ amount, currency }) => (
            <Stat key={currency} label={t("total")} value={showMoney(locale, amount, currency)} />
          ))}
        </StatGroup>
      ) : null}
      {nothing ? (
        <EmptyState
          icon={HandCoins}
          title={t("owingEmpty")}
          description={t("owingEmptyHelp")}
          action={
            <Button asChild variant="secondary">
              <Link href="?all=1">{t("all")}</Link>
            </Button>
          }
        />
      ) : (
        <>
          <OwingFilter search={search} owing={owing} />
          {customers.length === 0 ? <p className="text-sm text-muted">{t("nobody")}</p> : null}
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface empty:hidden">
            {customers.map((each) => (
              <li
                key={each.customerId}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-sm"
              >
                <p className="flex min-w-0 flex-1 basis-48 flex-wrap items-center gap-2">
                  <Link
                    className="truncate font-medium underline-offset-2 hover:underline"
                    href={`/${workspaceSlug}/customers/${each.customerId}/billing`}
                  >
                    {each.name || each.username}
                  </Link>
                  {each.name ? <span className="truncate text-muted">{each.username}</span> : null}
                  {each.archived ? <Badge tone="neutral">{words("archived")}</Badge> : null}
                </p>
                <p className="font-medium tabular-nums">
                  {each.owed.length === 0
                    ? "–"
                    : each.owed
                        .map(({ amount, currency }) => showMoney(locale, amount, currency))
                        .join(" · ")}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
