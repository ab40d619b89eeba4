"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { readLocalTime, scheduleOf, turnOf } from "@/lib/campaigns/schedule.rules";
import { wallClock } from "@/lib/core/zoned-time";
import { rescheduleCampaignAction } from "../../actions";
import { type ChosenTime, TimeFields } from "../time-fields";
import { useSettle } from "../use-campaign-act";

interface ChangeTimeFormProps {
  workspaceSlug: string;
  campaign: CampaignView;
  workspaceZone: string;
  /** It was changed, or is left as it was. */
  onClose: () => void;
}

/** Another time for a scheduled campaign, which stays scheduled while somebody thinks. */
export function ChangeTimeForm({ workspaceSlug, campaign, workspaceZone, onClose }: ChangeTimeFormProps) {
  const t = useTranslations("campaigns.scheduled");
  const settle = useSettle(workspaceSlug);
  const { act, busy, refusal } = useAct({ onDone: settle });
  const [chosen, setChosen] = useState(() => chosenOf(campaign, workspaceZone));
  const local = `${chosen.date}T${chosen.time}`;
  const reading = readLocalTime(local, chosen.timeZone);
  const whole = reading?.kind === "once" || (reading?.kind === "twice" && chosen.turn !== null);

  async function save(event: FormEvent) {
    event.preventDefault();
    const scheduledAt = scheduleOf(local, chosen.timeZone, chosen.turn);
    const moved = await act(
      () =>
        rescheduleCampaignAction(workspaceSlug, { id: campaign.id, scheduledAt, timeZone: chosen.timeZone }),
      t("moved"),
    );
    if (moved) onClose();
  }

  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-3">
      <TimeFields
        chosen={chosen}
        workspaceZone={workspaceZone}
        error={refusal?.fields.scheduledAt}
        onChange={(change) => setChosen((before) => ({ ...before, ...change }))}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={!whole} loading={busy}>
          {t("saveTime")}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          {t("keepTime")}
        </Button>
      </div>
    </form>
  );
}

function chosenOf(campaign: CampaignView, workspaceZone: string): ChosenTime {
  const timeZone = campaign.timeZone ?? workspaceZone;
  const at = campaign.scheduledAt ?? "";
  const clock = wallClock(at, timeZone) ?? { date: "", time: "" };
  return { ...clock, timeZone, turn: turnOf(at, timeZone) };
}
