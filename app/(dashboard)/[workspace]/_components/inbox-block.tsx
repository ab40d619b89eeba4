"use client";

import { useTranslations } from "next-intl";
import { Stat } from "@/components/ui/stat";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { OverviewInbox } from "@/lib/overview/overview.view";
import { DayBars } from "./day-bars";
import { TodayStats } from "./today-stats";

/** The day of who answers: what waits for them, and how many texts come in. */
export function InboxBlock({
  inbox,
  incoming,
}: {
  inbox: OverviewInbox;
  incoming: { day: string; replies: number }[];
}) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("overview");
  const today = incoming.at(-1)?.replies ?? 0;
  const sum = incoming.reduce((all, day) => all + day.replies, 0);
  return (
    <div className="grid gap-3">
      <TodayStats>
        <Stat
          label={t("incoming")}
          value={formatNumber(today)}
          hint={t("yesterday", { count: incoming.at(-2)?.replies ?? 0 })}
        />
        <Stat
          label={t("unread")}
          value={formatNumber(inbox.conversations)}
          hint={t("unreadMessages", { count: inbox.messages })}
        />
        <Stat label={t("mine")} value={formatNumber(inbox.mine)} hint={t("mineHint")} />
        <Stat
          label={t("reviews")}
          value={formatNumber(inbox.reviews)}
          tone={inbox.reviews > 0 ? "warning" : "neutral"}
          hint={t("reviewsHint")}
        />
      </TodayStats>
      <DayBars
        title={t("incomingDays")}
        sentence={t("incomingDaysSum", { count: sum })}
        label={t("incoming")}
        days={incoming.map(({ day, replies }) => ({ day, count: replies }))}
      />
    </div>
  );
}
