import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { AccountView, PaymentView, PricesView } from "@/lib/billing/billing.view";
import { showDay, showMoney, showPrice } from "@/lib/core/money";

interface CustomerMoneyProps {
  workspaceSlug: string;
  account: AccountView;
  prices: PricesView;
  payments: readonly PaymentView[];
}

/** What a customer owes, at which price, and what was paid last. */
export async function CustomerMoney({ workspaceSlug, account, prices, payments }: CustomerMoneyProps) {
  const t = await getTranslations("billing");
  const locale = await getLocale();
  const { current } = prices;
  const paid = payments.filter((each) => each.voided === null).slice(0, 3);
  const owed = account.owed.map((each) => showMoney(locale, each.amount, each.currency)).join(" · ");
  return (
    <Card>
      <CardHeader
        title={t("title")}
        actions={
          <Button asChild variant="secondary" size="sm">
            <Link href={`/${workspaceSlug}/customers/${account.customer.id}/billing`}>{t("open")}</Link>
          </Button>
        }
      />
      <CardBody className="text-sm">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 tabular-nums">
          <dt className="text-muted">{t("owed")}</dt>
          <dd className="font-medium">{owed || t("paidUp")}</dd>
          <dt className="text-muted">{t("price")}</dt>
          <dd>
            {current
              ? `${showPrice(locale, current.price, current.currency)} · ${t(current.own ? "own" : "everybody")}`
              : t("noPrice")}
          </dd>
          <dt className="text-muted">{t("payments")}</dt>
          <dd>
            {paid.length === 0
              ? t("noPayments")
              : paid.map((each) => (
                  <span key={each.id} className="block">
                    {showMoney(locale, each.amount, each.currency)} · {showDay(locale, each.paidOn)}
                  </span>
                ))}
          </dd>
        </dl>
      </CardBody>
    </Card>
  );
}
