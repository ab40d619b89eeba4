"use client";

import { Copy, Download, MoreHorizontal, Pause, Printer, RotateCcw, XCircle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDownload } from "@/components/forms/use-download";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { whenOpened } from "@/components/ui/when-opened";
import { canMove } from "@/lib/campaigns/campaign.rules";
import type { CampaignProgressView, CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignUrl } from "../../_components/campaign-keys";
import { failedCount } from "../../_components/figures";
import { useCampaignAct } from "../../_components/use-campaign-act";
import { askExportAction, duplicateCampaignAction, pauseCampaignAction } from "../../actions";

const CancelDialog = whenOpened(() =>
  import("../../_components/cancel-dialog").then((module) => module.CancelDialog),
);
const SendAgainDialog = whenOpened(() =>
  import("./send-again-dialog").then((module) => module.SendAgainDialog),
);

interface ReportActionsProps {
  workspaceSlug: string;
  campaign: CampaignView;
  may: ReportPermissions;
  /** The filter of the table, which the export follows. */
  /** How many the export holds; null where only the search can tell. */
  exportCount: number | null;
  exportSearch: Record<string, string>;
  reasons: CampaignProgressView["reasons"];
}

export interface ReportPermissions {
  edit: boolean;
  send: boolean;
  resolve: boolean;
  export: boolean;
}

export function ReportActions({
  workspaceSlug,
  campaign,
  may,
  exportSearch,
  exportCount,
  reasons,
}: ReportActionsProps) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const { act, busy } = useCampaignAct(workspaceSlug);
  const download = useDownload(() => askExportAction(workspaceSlug, {}));
  const [asking, setAsking] = useState<"cancel" | "again" | null>(null);
  const input = { id: campaign.id };
  const failed = failedCount(campaign.totals);

  async function toDraft(run: () => ReturnType<typeof duplicateCampaignAction>, done: string) {
    const draft = await act(run, done);
    if (draft) router.push(`/${workspaceSlug}/campaigns/${draft.data.id}/edit`);
  }

  function exportRecipients(format: "csv" | "xlsx") {
    const search = new URLSearchParams({ ...exportSearch, format });
    return download(
      campaignUrl(workspaceSlug, `/${campaign.id}/messages/export?${search}`),
      exportCount === null ? t("report.exportFound") : t("report.exportWhat", { count: exportCount }),
    );
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      {may.send && campaign.status === "sending" ? (
        <Button
          variant="secondary"
          disabled={busy}
          title={t("report.pauseHelp")}
          onClick={() => void act(() => pauseCampaignAction(workspaceSlug, input), t("act.paused"))}
        >
          <Pause aria-hidden="true" className="size-4" />
          {t("list.pause")}
        </Button>
      ) : null}
      {may.send && canMove(campaign.status, "cancel") ? (
        <Button variant="secondary" disabled={busy} onClick={() => setAsking("cancel")}>
          <XCircle aria-hidden="true" className="size-4" />
          {t("list.cancel")}
        </Button>
      ) : null}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="secondary" size="icon" aria-label={t("report.actions")}>
            <MoreHorizontal aria-hidden="true" className="size-4" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {may.edit ? (
            <DropdownMenuItem
              onSelect={() =>
                void toDraft(() => duplicateCampaignAction(workspaceSlug, input), t("act.duplicated"))
              }
            >
              <Copy aria-hidden="true" className="size-4" />
              {t("list.duplicate")}
            </DropdownMenuItem>
          ) : null}
          {may.edit && failed > 0 ? (
            <DropdownMenuItem onSelect={() => setAsking("again")}>
              <RotateCcw aria-hidden="true" className="size-4" />
              {t("report.sendAgainCount", { count: failed })}
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={() => window.print()}>
            <Printer aria-hidden="true" className="size-4" />
            {t("report.print")}
          </DropdownMenuItem>
          {may.export ? (
            <>
              <DropdownMenuSeparator />
              {(["csv", "xlsx"] as const).map((format) => (
                <DropdownMenuItem key={format} onSelect={() => void exportRecipients(format)}>
                  <Download aria-hidden="true" className="size-4" />
                  {t(`report.export.${format}`)}
                </DropdownMenuItem>
              ))}
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
      <SendAgainDialog
        workspaceSlug={workspaceSlug}
        campaign={campaign}
        reasons={reasons}
        open={asking === "again"}
        onOpenChange={(open) => setAsking(open ? "again" : null)}
      />
    </div>
  );
}
