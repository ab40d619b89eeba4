"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { ChangeTimeForm } from "./change-time-form";

interface ChangeTimeDialogProps {
  workspaceSlug: string;
  campaign: CampaignView;
  workspaceZone: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Another time for a scheduled campaign, asked over the list that it stands in. */
export function ChangeTimeDialog({ open, onOpenChange, ...form }: ChangeTimeDialogProps) {
  const t = useTranslations("campaigns");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="lg" aria-describedby={undefined}>
        <DialogTitle>
          {t("scheduled.changeTitle", { name: form.campaign.name || t("list.untitled") })}
        </DialogTitle>
        <ChangeTimeForm {...form} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
