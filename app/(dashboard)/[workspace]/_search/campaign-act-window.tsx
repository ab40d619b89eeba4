"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { toast } from "@/components/ui/toast";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignKeys, campaignUrl } from "../campaigns/_components/campaign-keys";
import { CancelDialog } from "../campaigns/_components/cancel-dialog";
import { useCampaignAct } from "../campaigns/_components/use-campaign-act";
import { duplicateCampaignAction, pauseCampaignAction, resumeCampaignAction } from "../campaigns/actions";

export interface CampaignAct {
  verb: "pause" | "resume" | "cancel" | "duplicate";
  id: string;
  name: string;
}

interface CampaignActWindowProps {
  workspaceSlug: string;
  act: CampaignAct;
  onClose: () => void;
}

/** Does with a campaign from anywhere what its row does, with the same question before it. */
export function CampaignActWindow(props: CampaignActWindowProps) {
  return props.act.verb === "cancel" ? <Cancel {...props} /> : <AtOnce {...props} />;
}

function AtOnce({ workspaceSlug, act: { verb, id }, onClose }: CampaignActWindowProps) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const { act } = useCampaignAct(workspaceSlug);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run();
    async function run() {
      const input = { id };
      if (verb === "pause") await act(() => pauseCampaignAction(workspaceSlug, input), t("act.paused"));
      if (verb === "resume") await act(() => resumeCampaignAction(workspaceSlug, input), t("act.resumed"));
      if (verb === "duplicate") {
        const copy = await act(() => duplicateCampaignAction(workspaceSlug, input), t("act.duplicated"));
        if (copy) router.push(`/${workspaceSlug}/campaigns/${copy.data.id}/edit`);
      }
      onClose();
    }
  });
  return null;
}

/** How many are not texted any more is read first: what was found says nothing about it. */
function Cancel({ workspaceSlug, act: { id }, onClose }: CampaignActWindowProps) {
  const { data, error } = useQuery({
    queryKey: campaignKeys.one(workspaceSlug, id),
    queryFn: ({ signal }) => fetchJson<CampaignView>(campaignUrl(workspaceSlug, `/${id}`), signal),
  });
  useEffect(() => {
    if (error === null) return;
    toast.error(error.message);
    onClose();
  }, [error, onClose]);
  if (data === undefined) return null;
  return (
    <CancelDialog
      workspaceSlug={workspaceSlug}
      campaign={data}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    />
  );
}
