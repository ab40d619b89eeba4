"use client";

import {
  CalendarClock,
  Copy,
  MoreHorizontal,
  Pause,
  PencilLine,
  Play,
  Send,
  Trash2,
  XCircle,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import { whenOpened } from "@/components/ui/when-opened";
import { canMove } from "@/lib/campaigns/campaign.rules";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import {
  deleteDraftAction,
  duplicateCampaignAction,
  pauseCampaignAction,
  resumeCampaignAction,
} from "../../actions";
import { CancelDialog } from "../cancel-dialog";
import { ScheduledDialogs } from "../scheduled/scheduled-dialogs";
import { useCampaignAct } from "../use-campaign-act";

const ChangeTimeDialog = whenOpened(() =>
  import("../scheduled/change-time-dialog").then((module) => module.ChangeTimeDialog),
);

interface CampaignRowMenuProps {
  workspaceSlug: string;
  campaign: CampaignView;
  workspaceZone: string;
  may: { edit: boolean; send: boolean };
}

export function CampaignRowMenu({ workspaceSlug, campaign, workspaceZone, may }: CampaignRowMenuProps) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const { act, busy } = useCampaignAct(workspaceSlug);
  const [asking, setAsking] = useState<"cancel" | "delete" | "time" | "edit" | "now" | null>(null);
  const base = `/${workspaceSlug}/campaigns/${campaign.id}`;
  const draft = campaign.status === "draft";
  const input = { id: campaign.id };

  async function duplicate() {
    const copy = await act(() => duplicateCampaignAction(workspaceSlug, input), t("act.duplicated"));
    if (copy) router.push(`/${workspaceSlug}/campaigns/${copy.data.id}/edit`);
  }

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("list.menu", { name: campaign.name || t("list.untitled") })}
            disabled={busy}
          >
            <MoreHorizontal aria-hidden="true" className="size-4" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild>
            <Link href={draft ? `${base}/edit` : base}>{draft ? t("list.edit") : t("list.open")}</Link>
          </DropdownMenuItem>
          {draft && campaign.approval?.state === "waiting" ? (
            <DropdownMenuItem asChild>
              <Link href={`${base}/check`}>{t("list.review")}</Link>
            </DropdownMenuItem>
          ) : null}
          {may.edit ? (
            <DropdownMenuItem onSelect={() => void duplicate()}>
              <Copy aria-hidden="true" className="size-4" />
              {t("list.duplicate")}
            </DropdownMenuItem>
          ) : null}
          {may.send && canMove(campaign.status, "reschedule") && campaign.undoUntil === null ? (
            <>
              <DropdownMenuItem onSelect={() => setAsking("time")}>
                <CalendarClock aria-hidden="true" className="size-4" />
                {t("scheduled.changeTime")}
              </DropdownMenuItem>
              {may.edit ? (
                <DropdownMenuItem onSelect={() => setAsking("edit")}>
                  <PencilLine aria-hidden="true" className="size-4" />
                  {t("scheduled.edit")}
                </DropdownMenuItem>
              ) : null}
              <DropdownMenuItem onSelect={() => setAsking("now")}>
                <Send aria-hidden="true" className="size-4" />
                {t("scheduled.sendNow")}
              </DropdownMenuItem>
            </>
          ) : null}
          {may.send && canMove(campaign.status, "pause") ? (
            <DropdownMenuItem
              onSelect={() => void act(() => pauseCampaignAction(workspaceSlug, input), t("act.paused"))}
            >
              <Pause aria-hidden="true" className="size-4" />
              {t("list.pause")}
            </DropdownMenuItem>
          ) : null}
          {may.send && canMove(campaign.status, "resume") ? (
            <DropdownMenuItem
              onSelect={() => void act(() => resumeCampaignAction(workspaceSlug, input), t("act.resumed"))}
            >
              <Play aria-hidden="true" className="size-4" />
              {t("list.resume")}
            </DropdownMenuItem>
          ) : null}
          {may.send && canMove(campaign.status, "cancel") ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem tone="danger" onSelect={() => setAsking("cancel")}>
                <XCircle aria-hidden="true" className="size-4" />
                {t("list.cancel")}
              </DropdownMenuItem>
            </>
          ) : null}
          {may.edit && draft ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem tone="danger" onSelect={() => setAsking("delete")}>
                <Trash2 aria-hidden="true" className="size-4" />
                {t("list.delete")}
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <CancelDialog
        workspaceSlug={workspaceSlug}
        campaign={campaign}
        open={asking === "cancel"}
        onOpenChange={(open) => setAsking(open ? "cancel" : null)}
      />
      <ScheduledDialogs
        workspaceSlug={workspaceSlug}
        campaign={campaign}
        asking={asking === "edit" || asking === "now" ? asking : null}
        onClose={() => setAsking(null)}
      />
      <ChangeTimeDialog
        workspaceSlug={workspaceSlug}
        campaign={campaign}
        workspaceZone={workspaceZone}
        open={asking === "time"}
        onOpenChange={(open) => setAsking(open ? "time" : null)}
      />
      <AlertDialog
        open={asking === "delete"}
        onOpenChange={(open) => setAsking(open ? "delete" : null)}
        title={t("act.deleteTitle")}
        description={t("act.deleteBody")}
        confirm={t("list.delete")}
        dismiss={t("act.deleteKeep")}
        tone="danger"
        onConfirm={() => void act(() => deleteDraftAction(workspaceSlug, input), t("act.deleted"))}
      />
    </>
  );
}
