"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { statusLook } from "@/components/ui/status-look";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { ShownStatus, ShownTotals } from "@/lib/messages/shown-status.rules";
import { BAR_ORDER } from "./figures";

/**
 * All messages of a campaign in one bar. What it shows is also said in words: here as its label, on
 * the report as a legend. Each person is in it once, so who read it is not in `delivered` too.
 */
export function StatusBar({ totals, size = "small" }: { totals: ShownTotals; size?: "small" | "large" }) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("campaigns.message");
  const shown = BAR_ORDER.filter((status) => totals[status] > 0);
  const word = (status: ShownStatus) => (status === "delivered" && totals.read > 0 ? t("unread") : t(status));
  const label = shown.map((status) => `${word(status)}: ${formatNumber(totals[status])}`).join(", ");
  return (
    <div
      role="img"
      aria-label={label}
      className={cn(
        "flex w-full gap-px overflow-hidden rounded-full bg-sunken",
        size === "small" ? "h-1.5" : "h-3",
      )}
    >
      {shown.map((status) => (
        <span
          key={status}
          className={cn(
            "min-w-0.5 transition-[flex-grow] duration-500 motion-reduce:transition-none",
            statusLook(status).fill,
          )}
          style={{ flexGrow: totals[status], flexBasis: 0 }}
        />
      ))}
    </div>
  );
}
