"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "@/components/forms/act-button";
import { useMoney } from "@/components/forms/use-money";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { OTHER_MARKETS, type Rate } from "@/lib/whatsapp-costs/rate.view";
import { deleteRatesAction } from "../actions";

interface KnownRatesProps {
  workspaceSlug: string;
  rates: Rate[];
  countries: Readonly<Record<string, string>>;
}

/** The prices by the day from which they hold, the newest first. */
export function KnownRates({ workspaceSlug, rates, countries }: KnownRatesProps) {
  const t = useTranslations("whatsapp-costs.settings");
  const { day, price } = useMoney();
  const days = [...new Set(rates.map(({ validFrom }) => validFrom))].sort().reverse();
  const marketName = (market: string) =>
    market === OTHER_MARKETS ? t("others") : (countries[market] ?? market);
  return (
    <section aria-label={t("known")} className="grid max-w-2xl gap-3">
      <h3 className="font-medium text-sm">{t("known")}</h3>
      {days.map((validFrom, index) => {
        const own = rates.filter((rate) => rate.validFrom === validFrom);
        return (
          <details key={validFrom} open={index === 0} className="rounded-lg border border-line">
            <summary className="cursor-pointer px-4 py-2 text-sm">
              {t("from", { day: day(validFrom) })}{" "}
              <span className="text-muted">{t("count", { count: own.length })}</span>
            </summary>
            <Table label={t("from", { day: day(validFrom) })}>
              <TableHead>
                <TableRow>
                  <TableHeader>{t("market")}</TableHeader>
                  <TableHeader>{t("category")}</TableHeader>
                  <TableHeader numeric>{t("price")}</TableHeader>
                </TableRow>
              </TableHead>
              <TableBody>
                {own.map((rate) => (
                  <TableRow key={`${rate.market} ${rate.category}`}>
                    <TableCell>{marketName(rate.market)}</TableCell>
                    <TableCell>{rate.category}</TableCell>
                    <TableCell numeric>{price(rate.price, rate.currency)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
            <div className="px-4 py-3">
              <ActButton
                size="sm"
                variant="secondary"
                run={() => deleteRatesAction(workspaceSlug, { validFrom })}
                done={t("deleted")}
              >
                {t("delete")}
              </ActButton>
            </div>
          </details>
        );
      })}
    </section>
  );
}
