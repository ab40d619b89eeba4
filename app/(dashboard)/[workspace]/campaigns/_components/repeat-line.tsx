"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { useRepeatWords } from "./repeat-words";

interface RepeatLineProps {
  workspaceSlug: string;
  campaign: CampaignView;
}

/** Of a run, the recurring campaign that brings it, and when it comes again. */
export function RepeatLine({ workspaceSlug, campaign }: RepeatLineProps) {
  const t = useTranslations("campaigns.repeat");
  const words = useRepeatWords();
  const { recurringId, repeat, scheduledAt } = campaign;
  if (!recurringId) return null;
  return (
    <>
      {repeat ? <bdi className="block">{words(repeat, scheduledAt)}</bdi> : null}
      <Link
        href={`/${workspaceSlug}/campaigns/recurring/${recurringId}`}
        className="text-accent-ink underline underline-offset-2"
      >
        {t("see")}
      </Link>
    </>
  );
}
