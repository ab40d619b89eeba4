"use client";

import { useLocale, useTranslations } from "next-intl";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import type { CampaignWait } from "@/lib/sending-rules/campaign-wait.view";

interface WaitsProps {
  waits: readonly CampaignWait[];
  zone: string;
  /** What countries are called, by their codes: browsers know some by other names. */
  countries: Readonly<Record<string, string>>;
}

/** Who waits for the end of the quiet hours, a line for each country and time. */
export function Waits({ waits, zone, countries }: WaitsProps) {
  const t = useTranslations("campaigns.waits");
  const locale = useLocale();
  return (
    <ul className="tabular-nums">
      {waits.map(({ country, people, until }) => (
        <li key={`${country} ${until}`}>
          {t("line", {
            count: people,
            country: countries[country] ?? (country || t("elsewhere")),
            time: sayTime(until, zone, locale),
          })}
        </li>
      ))}
    </ul>
  );
}
