import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Stat, StatGroup } from "@/components/ui/stat";
import type { CreditOverviewView } from "@/lib/credit/credit.view";

/**
 * What is there, what of it is promised, what is left, and for how long. Unknown is never shown as
 * zero.
 */
export function CreditFigures({ credit }: { credit: CreditOverviewView }) {
  const t = useTranslations("credit");
  const format = useFormatter();
  const number = (value: number | null) => (value === null ? t("unknown") : format.number(value));
  const low =
    credit.remaining !== null && credit.lowBalanceAt !== null && credit.remaining <= credit.lowBalanceAt;
  return (
    <div className="flex flex-col gap-3">
      {credit.error ? <Notice tone="warning" title={t("error", { reason: credit.error })} /> : null}
      {low ? <Notice tone="warning" title={t("low", { limit: credit.lowBalanceAt ?? 0 })} /> : null}
      <StatGroup>
        <Stat
          label={t("balance")}
          value={number(credit.remaining)}
          tone={low ? "warning" : "neutral"}
          hint={
            credit.checkedAt ? (
              <>
                {t("checked")} <RelativeTime at={credit.checkedAt} />
              </>
            ) : undefined
          }
        />
        <Stat label={t("held")} value={format.number(credit.held)} hint={t("heldHint")} />
        <Stat
          label={t("available")}
          value={number(credit.free)}
          hint={t("availableHint", { planned: credit.planned })}
        />
        <Stat
          label={t("daysLeft")}
          value={credit.daysLeft === null ? "–" : t("days", { count: credit.daysLeft })}
          hint={
            credit.perDay === null
              ? t("rateUnknown")
              : credit.perDay > 0
                ? t("perDay", { count: credit.perDay })
                : t("noRate")
          }
        />
      </StatGroup>
    </div>
  );
}
