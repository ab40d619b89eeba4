"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/forms/use-money";
import type { ChargeView } from "@/lib/whatsapp-costs/charge.view";

/** What WhatsApp charged, a sum for each currency; unknown where no price was imported for any. */
export function useChargeCost(): (charges: ChargeView) => string {
  const t = useTranslations("whatsapp-costs.report");
  const { money } = useMoney();
  return ({ amounts, unpriced }) =>
    amounts.map(({ amount, currency }) => money(amount, currency)).join(" + ") ||
    (unpriced > 0 ? t("noPrice") : "–");
}
