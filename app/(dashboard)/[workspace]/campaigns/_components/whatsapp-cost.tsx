"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/forms/use-money";
import { Link } from "@/components/ui/link";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { WhatsAppEstimate } from "@/lib/whatsapp-costs/estimate-cost.view";

interface WhatsAppCostProps {
  estimate: WhatsAppEstimate;
  /** What countries are called, by their codes; without them no line is said for each. */
  countries?: Readonly<Record<string, string>>;
  /** Where prices are imported; null for whoever may not. */
  pricesHref?: string | null;
}

/** What WhatsApp may charge for a campaign; what has no price is said to be unknown. */
export function WhatsAppCost({ estimate, countries, pricesHref = null }: WhatsAppCostProps) {
  const t = useTranslations("whatsapp-costs.check");
  const { price } = useMoney();
  const { formatShare } = useNumberFormat();
  const { category, most, expected, unpriced, hasCard } = estimate;
  const sum = (amounts: readonly { currency: string; amount: string }[]) =>
    amounts.map(({ amount, currency }) => price(amount, currency)).join(" + ");
  if (category === null) return <p>{t("noCategory")}</p>;
  return (
    <>
      <p>{t("category", { category })}</p>
      {hasCard && most.length > 0 ? (
        <>
          <p className="font-semibold tabular-nums">{t("most", { amount: sum(most) })}</p>
          <p className="text-muted">{t("mostLead")}</p>
          {expected ? (
            <p className="tabular-nums">
              {t("expected", {
                amount: sum(expected.amounts),
                share: formatShare(expected.share, 1),
                of: expected.of,
              })}
            </p>
          ) : null}
        </>
      ) : null}
      {hasCard && countries ? <Countries estimate={estimate} countries={countries} /> : null}
      {hasCard && unpriced > 0 ? <p className="text-danger">{t("unpriced", { people: unpriced })}</p> : null}
      {hasCard ? null : <p>{t("noCard")}</p>}
      {pricesHref !== null && (!hasCard || unpriced > 0) ? (
        <p>
          <Link href={pricesHref} className="text-accent-ink underline underline-offset-2">
            {t("addCard")}
          </Link>
        </p>
      ) : null}
    </>
  );
}

const MOST_LINES = 8;

function Countries({ estimate, countries }: Required<Pick<WhatsAppCostProps, "estimate" | "countries">>) {
  const t = useTranslations("whatsapp-costs.check");
  const { price } = useMoney();
  return (
    <ul className="text-muted tabular-nums">
      {estimate.countries.slice(0, MOST_LINES).map(({ country: code, people, price: each }) => {
        const country = code === "" ? t("otherCountry") : (countries[code] ?? code);
        return (
          <li key={code}>
            {each === null
              ? t("lineUnknown", { country, people })
              : t("line", { country, people, price: price(each.amount, each.currency) })}
          </li>
        );
      })}
    </ul>
  );
}
