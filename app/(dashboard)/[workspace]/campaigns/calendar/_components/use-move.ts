"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import type { CalendarItem } from "@/lib/recurring/calendar.view";
import { rescheduleCampaignAction } from "../../actions";

/** Another day for a scheduled campaign, at the same time on the wall: what "change time" does. */
export function useMove(workspaceSlug: string, timeZone: string) {
  const t = useTranslations("calendar");
  const { act, busy } = useAct({ withoutFields: true });
  const move = async ({ campaignId, clock, name }: CalendarItem, day: string) => {
    if (campaignId === null) return;
    const moved = { id: campaignId, scheduledAt: `${day}T${clock}`, timeZone };
    await act(() => rescheduleCampaignAction(workspaceSlug, moved), t("moved", { name, day, clock }));
  };
  return { move, busy };
}
