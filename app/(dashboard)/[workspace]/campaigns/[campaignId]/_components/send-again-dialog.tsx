"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useCodeWords } from "@/components/forms/use-code-words";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Checkbox } from "@/components/ui/checkbox";
import type { CampaignProgressView, CampaignView } from "@/lib/campaigns/campaign.view";
import { groupsToSendAgain } from "@/lib/campaigns/send-again.rules";
import { useCampaignAct } from "../../_components/use-campaign-act";
import { sendAgainToFailedAction } from "../../actions";

interface SendAgainDialogProps {
  workspaceSlug: string;
  campaign: CampaignView;
  reasons: CampaignProgressView["reasons"];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * To whom of those who failed a new draft goes: by reason, those who may be reached another time
 * first and chosen. Of whom it is not certain nobody is offered.
 */
export function SendAgainDialog({
  workspaceSlug,
  campaign,
  reasons,
  open,
  onOpenChange,
}: SendAgainDialogProps) {
  const t = useTranslations("campaigns.report");
  const done = useTranslations("campaigns.act");
  const format = useFormatter();
  const words = useCodeWords();
  const router = useRouter();
  const { act, busy } = useCampaignAct(workspaceSlug);
  const groups = groupsToSendAgain(reasons);
  const [picked, setPicked] = useState<Record<string, boolean>>({});
  const isPicked = (group: (typeof groups)[number]) => picked[group.code] ?? !group.lasting;
  const chosen = groups.filter(isPicked);
  const count = chosen.reduce((sum, group) => sum + group.count, 0);

  async function make() {
    const codes = [...new Set(chosen.map(({ code }) => code))];
    const draft = await act(
      () => sendAgainToFailedAction(workspaceSlug, { id: campaign.id, codes }),
      done("sentAgain"),
    );
    if (draft) router.push(`/${workspaceSlug}/campaigns/${draft.data.id}/edit`);
    else onOpenChange(false);
  }

  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("sendAgainTitle")}
      description={count === 0 ? t("sendAgainNobody") : t("sendAgainBody", { count })}
      confirm={t("sendAgainGo")}
      dismiss={t("sendAgainKeep")}
      busy={busy}
      stayOpen
      onConfirm={() => (count > 0 ? void make() : undefined)}
    >
      <ul className="flex flex-col gap-2">
        {groups.map((group) => (
          <li key={`${group.status}-${group.code}`}>
            <Checkbox
              checked={isPicked(group)}
              onCheckedChange={(on) => setPicked((before) => ({ ...before, [group.code]: on === true }))}
              label={`${words(group.code)} · ${format.number(group.count)}`}
              description={t(group.lasting ? "sendAgainHopeless" : "sendAgainReachable")}
            />
          </li>
        ))}
      </ul>
    </AlertDialog>
  );
}
