"use client";

import { CalendarClock, type LucideIcon, Pause, Play, Send, XCircle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CommandEntry, CommandGroup } from "@/components/shell/command-entry";
import { pressOnArrival } from "@/components/shell/page-actions";
import { CAMPAIGN_STATUSES, type CampaignMove, canMove } from "@/lib/campaigns/campaign.rules";
import type { SearchHit } from "@/lib/search/search.view";

/** Each with the name that its button has on the page of the campaign. */
const ACTS = [
  { verb: "pause", move: "pause", button: "list.pause", icon: Pause },
  { verb: "resume", move: "resume", button: "list.resume", icon: Play },
  { verb: "changeTime", move: "reschedule", button: "scheduled.changeTime", icon: CalendarClock },
  { verb: "sendNow", move: "sendNow", button: "scheduled.sendNow", icon: Send },
  { verb: "cancel", move: "cancel", button: "list.cancel", icon: XCircle },
] as const satisfies readonly { verb: string; move: CampaignMove; button: string; icon: LucideIcon }[];

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
      {acts.map(({ verb, button, icon: Icon, name, page }) => (
        <CommandEntry
          key={`${verb}:${page}`}
          value={`${verb}:${page}`}
          onSelect={() =>
            onChoose(() => {
              pressOnArrival(page, words(button));
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
