"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { UndoCountdown } from "@/components/ui/undo-countdown";
import { UNDO_SECONDS } from "@/lib/campaigns/campaign.rules";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { useCampaignAct } from "../../_components/use-campaign-act";
import { undoLaunchAction } from "../../actions";

interface UndoBannerProps {
  workspaceSlug: string;
  campaign: CampaignView;
  onLate: () => void;
}

/** Ten seconds in which pressing Send has not happened yet. */
export function UndoBanner({ workspaceSlug, campaign, onLate }: UndoBannerProps) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const { act, busy } = useCampaignAct(workspaceSlug);
  if (campaign.undoUntil === null || campaign.status !== "scheduled") return null;

  async function undo() {
    const draft = await act(() => undoLaunchAction(workspaceSlug, { id: campaign.id }), t("act.undone"));
    if (draft) router.push(`/${workspaceSlug}/campaigns/${campaign.id}/edit`);
  }

  return (
    <UndoCountdown
      label={t("report.undo.body", { count: campaign.recipients })}
      until={Date.parse(campaign.undoUntil)}
      seconds={UNDO_SECONDS}
      busy={busy}
      onUndo={() => void undo()}
      onExpire={onLate}
    />
  );
}
