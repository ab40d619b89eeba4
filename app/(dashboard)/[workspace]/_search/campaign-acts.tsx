"use client";

import { Copy, type LucideIcon, Pause, Play, XCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { CommandEntry, CommandGroup } from "@/components/shell/command-entry";
import { CAMPAIGN_STATUSES, canMove } from "@/lib/campaigns/campaign.rules";
import type { SearchHit } from "@/lib/search/search.view";
import type { CampaignAct } from "./campaign-act-window";

const ICONS: Record<CampaignAct["verb"], LucideIcon> = {
  pause: Pause,
  resume: Play,
  cancel: XCircle,
  duplicate: Copy,
};

interface CampaignActsProps {
  campaigns: readonly SearchHit[];
  may: { edit: boolean; send: boolean };
  onAct: (act: CampaignAct) => void;
}

/** What can be done with the campaigns that were found, by whoever may. */
export function CampaignActs({ campaigns, may, onAct }: CampaignActsProps) {
  const t = useTranslations("shell.find");
  const acts = campaigns.flatMap(({ id, title, status: word }) => {
    const status = CAMPAIGN_STATUSES.find((each) => each === word);
    const verbs = (["pause", "resume", "cancel", "duplicate"] as const).filter((verb) =>
      verb === "duplicate" ? may.edit : may.send && status !== undefined && canMove(status, verb),
    );
    return verbs.map((verb): CampaignAct => ({ verb, id, name: title }));
  });
  if (acts.length === 0) return null;
  return (
    <CommandGroup heading={t("acts")}>
      {acts.map((act) => {
        const Icon = ICONS[act.verb];
        return (
          <CommandEntry
            key={`${act.verb}:${act.id}`}
            value={`${act.verb}:${act.id}`}
            onSelect={() => onAct(act)}
          >
            <Icon aria-hidden="true" />
            <span className="min-w-0 truncate">{t(`act.${act.verb}`, { name: act.name })}</span>
          </CommandEntry>
        );
      })}
    </CommandGroup>
  );
}
