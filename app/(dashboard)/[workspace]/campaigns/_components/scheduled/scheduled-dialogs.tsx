"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AlertDialog } from "@/components/ui/alert-dialog";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { sendScheduledNowAction, undoLaunchAction } from "../../actions";
import { useCampaignAct } from "../use-campaign-act";

interface ScheduledDialogsProps {
  workspaceSlug: string;
  campaign: CampaignView;
  asking: "edit" | "now" | null;
  onClose: () => void;
}

/** What *Edit* and *Send now* do to a campaign that waits for its time, said before they do it. */
export function ScheduledDialogs({ workspaceSlug, campaign, asking, onClose }: ScheduledDialogsProps) {
  const t = useTranslations("campaigns.scheduled");
  const router = useRouter();
  const { act, busy } = useCampaignAct(workspaceSlug);
  const base = `/${workspaceSlug}/campaigns/${campaign.id}`;
  const input = { id: campaign.id };
  const count = campaign.recipients;

  async function edit() {
    if (await act(() => undoLaunchAction(workspaceSlug, input))) router.push(`${base}/edit`);
    onClose();
  }
  async function sendNow() {
    if (await act(() => sendScheduledNowAction(workspaceSlug, input))) router.push(base);
    onClose();
  }

  return (
    <>
      <AlertDialog
        open={asking === "edit"}
        onOpenChange={(open) => (open ? undefined : onClose())}
        title={t("editTitle")}
        description={t("editBody")}
        confirm={t("editGo")}
        dismiss={t("keep")}
        busy={busy}
        stayOpen
        onConfirm={() => void edit()}
      />
      <AlertDialog
        open={asking === "now"}
        onOpenChange={(open) => (open ? undefined : onClose())}
        title={t("nowTitle")}
        description={t("nowBody", { count })}
        confirm={t("nowGo", { count })}
        dismiss={t("keepTime")}
        busy={busy}
        stayOpen
        onConfirm={() => void sendNow()}
      />
    </>
  );
}
