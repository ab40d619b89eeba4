"use client";

import { CalendarClock, type LucideIcon, Pause, Play, Send, XCircle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CommandEntry, CommandGroup } from "@/components/shell/command-entry";
import { pressOnArrival } from "@/components/shell/page-actions";
import { CAMPAIGN_STATUSES, type CampaignMove, canMove } from "@/lib/campaigns/campaign.rules";
import type { SearchHit } from "@/lib/search/search.view";

const ACTS = [
  { verb: "pause", move: "pause", icon: Pause },
  { verb: "resume", move: "resume", icon: Play },
  { verb: "changeTime", move: "reschedule", icon: CalendarClock },
  { verb: "sendNow", move: "sendNow", icon: Send },
  { verb: "cancel", move: "cancel", icon: XCircle },
] as const satisfies readonly { verb: string; move: CampaignMove; icon: LucideIcon }[];

interface CampaignActsProps {
  workspaceSlug: string;
  campaigns: readonly SearchHit[];
  maySend: boolean;
  onChoose: (then: () => void) => void;
}

/** What can be done with campaigns that were found: their page opens, and its button is pressed. */
export function CampaignActs({ workspaceSlug, campaigns, maySend, onChoose }: CampaignActsProps) {
  const t = useTranslations("shell.find");
  const words = useTranslations("campaigns");
  /** As the buttons are called on the page of the campaign. */
  const buttons = {
    pause: words("list.pause"),
    resume: words("list.resume"),
    changeTime: words("scheduled.changeTime"),
    sendNow: words("scheduled.sendNow"),
    cancel: words("list.cancel"),
  };
  const router = useRouter();
  const acts = campaigns.flatMap(({ id, title: name, status: word }) => {
    const status = CAMPAIGN_STATUSES.find((each) => each === word);
    if (!maySend || status === undefined) return [];
    // One that waits is moved or sent, not paused.
    const fitting = ACTS.filter(
      ({ move }) => canMove(status, move) && !(status === "scheduled" && move === "pause"),
    );
    return fitting.map((act) => ({ ...act, name, page: `/${workspaceSlug}/campaigns/${id}` }));
  });
  if (acts.length === 0) return null;
  return (
    <CommandGroup heading={t("acts")}>
      {acts.map(({ verb, icon: Icon, name, page }) => (
        <CommandEntry
          key={`${verb}:${page}`}
          value={`${verb}:${page}`}
          onSelect={() =>
            onChoose(() => {
              pressOnArrival(page, buttons[verb]);
              router.push(page);
            })
          }
        >
          <Icon aria-hidden="true" />
          <span className="min-w-0 truncate">{t(`act.${verb}`, { name })}</span>
        </CommandEntry>
      ))}
    </CommandGroup>
  );
}
