import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { Stat, StatGroup } from "@/components/ui/stat";
import type { CustomerMonth, CustomerView } from "@/lib/customers/customer.view";

interface CustomerRhythmProps {
  customer: CustomerView;
  /** This month first. */
  months: readonly CustomerMonth[];
}

/** How much and how often, and what arrived so far. What is not known yet is said so. */
export function CustomerRhythm({ customer, months }: CustomerRhythmProps) {
  const t = useTranslations("customers");
  const format = useFormatter();
  const { usualCredits, usualDays, lastCredits, lastTransferAt, lastDaysAgo, due } = customer;
  return (
    <StatGroup>
      <Stat
        label={t("usualAmount")}
        value={usualCredits === null ? "–" : format.number(usualCredits)}
        hint={usualCredits === null ? t("nothingYet") : t("usualOf")}
      />
      <Stat
        label={t("usualRhythm")}
        value={usualDays === null ? "–" : t("everyDays", { days: usualDays })}
        hint={usualDays === null ? t("rhythmUnknown") : t("lastAgo", { days: lastDaysAgo ?? 0 })}
        tone={due ? "warning" : "neutral"}
      />
      <Stat
        label={t("last")}
        value={lastCredits === null ? "–" : format.number(lastCredits)}
        hint={lastTransferAt === null ? t("nothingYet") : <RelativeTime at={lastTransferAt} />}
      />
      <Stat
        label={t("thisMonth")}
        value={format.number(months[0]?.credits ?? 0)}
        hint={t("allTime", { credits: customer.transferred })}
      />
    </StatGroup>
  );
}
