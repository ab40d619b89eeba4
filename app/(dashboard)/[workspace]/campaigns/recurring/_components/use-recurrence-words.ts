"use client";

import { useFormatter, useTranslations } from "next-intl";
import { zoneName } from "@/lib/core/zone-name";
import type { Recurrence } from "@/lib/repeats/recurrence.input";

interface Words {
  recurrence: Recurrence;
  clock: string;
  timeZone: string;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When a campaign comes again, as a sentence. */
export function useRecurrenceWords(lists: { id: string; name: string }[]) {
  const t = useTranslations("recurring.words");
  const format = useFormatter();
  const daysOf = ({ day, alsoOn = [] }: Extract<Recurrence, { on: "month" }>) =>
    format.list([day, ...alsoOn].map(String));
  return ({ recurrence, clock, timeZone }: Words): string => {
    const zone = zoneName(timeZone);
    if (recurrence.on === "join")
      return t("join", { list: lists.find(({ id }) => id === recurrence.list)?.name ?? "–" });
    if (recurrence.on === "day") return t("day", { every: recurrence.every, clock, zone });
    if (recurrence.on === "month")
      return t("month", { every: recurrence.every, day: daysOf(recurrence), clock, zone });
    if (recurrence.on === "week") {
      const chosen = WEEKDAYS.filter((day) => recurrence.weekdays.includes(day));
      const days = format.list(chosen.map((day) => t(`weekday.${day}`)));
      return t("week", { every: recurrence.every, days, clock, zone });
    }
    const { days, field, yearly } = recurrence;
    const near = { days: Math.abs(days), field };
    const when = days === 0 ? t("on", { field }) : days < 0 ? t("before", near) : t("after", near);
    return yearly ? t("yearly", { when, clock, zone }) : t("once", { when, clock, zone });
  };
}
