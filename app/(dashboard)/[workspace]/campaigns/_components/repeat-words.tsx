"use client";

import { useLocale, useTranslations } from "next-intl";
import { useNow } from "@/components/ui/use-now";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { wallClock } from "@/lib/core/zoned-time";
import type { Repeat } from "@/lib/repeats/repeat.input";
import { recurrenceOf, timesOfRepeat } from "@/lib/repeats/repeat.rules";
import { useRecurrenceWords } from "../recurring/_components/use-recurrence-words";

const SHOWN = 3;

/** When a campaign comes again, as a sentence with its end. */
export function useRepeatWords(): (repeat: Repeat, first?: string | null) => string {
  const t = useTranslations("campaigns.repeat");
  const words = useRecurrenceWords([]);
  return (repeat, first) => {
    const timeZone = repeat.timeZone ?? "UTC";
    // Without days it comes on that of its first time.
    if (repeat.on.length === 0 && repeat.every !== "day" && !first) return t(`every.${repeat.every}`);
    const begins = first ? (wallClock(first, timeZone)?.date ?? "1970-01-01") : "1970-01-01";
    const rule = words({ recurrence: recurrenceOf(repeat, begins), clock: repeat.at, timeZone });
    return repeat.until === null ? rule : t("until", { rule, day: repeat.until });
  };
}

/** The next times of a repeat in words; once the page knows what time it is. */
export function RepeatTimes({ repeat, begins }: { repeat: Repeat; begins?: string | null }) {
  const t = useTranslations("campaigns.repeat");
  const locale = useLocale();
  const now = useNow();
  if (now === null) return null;
  const from = Math.max(now, begins ? Date.parse(begins) : 0);
  const times = timesOfRepeat(repeat, from, SHOWN);
  if (times.length === 0) return <p className="text-sm text-danger">{t("never")}</p>;
  return (
    <div className="text-sm">
      <p className="text-muted">{t("next", { count: times.length })}</p>
      <ol className="tabular-nums">
        {times.map((at) => (
          <li key={at}>
            <time dateTime={at}>{sayTime(at, repeat.timeZone ?? "UTC", locale)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}
