"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { SenderView } from "@/lib/senders/sender.view";
import { deleteSenderAction } from "../actions";

export function DeleteSender({ workspaceSlug, sender }: { workspaceSlug: string; sender: SenderView }) {
  const t = useTranslations("senders");
  const { act, busy } = useAct();
  return (
    <AlertDialog
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("delete", { value: sender.value })}>
          <Trash2 aria-hidden="true" className="size-4" />
        </Button>
      }
      title={t("deleteTitle", { value: sender.value })}
      description={t("deleteHelp")}
      confirm={t("deleteConfirm")}
      tone="danger"
      busy={busy}
      onConfirm={() => act(() => deleteSenderAction(workspaceSlug, { id: sender.id }), t("deleted"))}
    />
  );
}
