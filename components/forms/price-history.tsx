import { useLocale, useTranslations } from "next-intl";
import { CardBody } from "@/components/ui/card";
import { showDay, showPrice } from "@/lib/core/money";

interface Prices {
  today: string;
  current: { price: string; currency: string } | null;
  history: readonly { validFrom: string; price: string | null; currency: string | null }[];
}

/** Every price there was and will be, the newest first. */
export function PriceHistory({ prices }: { prices: Prices }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const { history, today } = prices;
  if (history.length === 0)
    return (
      <CardBody>
        <p className="text-sm text-muted">{prices.current ? t("everybody") : t("noPrice")}</p>
      </CardBody>
    );
  const now = history.find((each) => each.validFrom <= today);
  return (
    <ul aria-label={t("history")} className="divide-y divide-line border-t border-line">
      {history.map((each) => (
        <li
          key={each.validFrom}
          className="flex flex-wrap justify-between gap-x-4 px-4 py-2.5 text-sm tabular-nums sm:px-5"
        >
          <span>
            {each.price && each.currency ? showPrice(locale, each.price, each.currency) : t("endsOwn")}
            {each === now ? ` · ${t("now")}` : ""}
          </span>
          <span className="text-muted">{t("since", { day: showDay(locale, each.validFrom) })}</span>
        </li>
      ))}
    </ul>
  );
}
