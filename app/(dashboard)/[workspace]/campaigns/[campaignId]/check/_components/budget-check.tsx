"use client";

import { useLocale, useTranslations } from "next-intl";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import type { BudgetCheck as Budget } from "@/lib/whatsapp-numbers/budget.view";

/** With how many of them WhatsApp lets the business begin now, and until when the others wait. */
export function BudgetCheck({ budget, zone }: { budget: Budget; zone: string }) {
  const t = useTranslations("whatsapp-numbers.check");
  const locale = useLocale();
  const { limit, used, promised, canBegin, waits, until } = budget;
  if (waits === 0) return <p className="text-muted tabular-nums">{t("all", { limit, used })}</p>;
  return (
    <>
      <p className="font-semibold tabular-nums">
        {t("some", { canBegin, people: canBegin + waits, waits, time: sayTime(until, zone, locale) })}
      </p>
      <p className="text-muted tabular-nums">{t("why", { limit, used, promised })}</p>
    </>
  );
}
