"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { restoreTemplateAction } from "../actions";

interface RestoreVersionProps {
  workspaceSlug: string;
  id: string;
  version: number;
}

export function RestoreVersion({ workspaceSlug, id, version }: RestoreVersionProps) {
  const t = useTranslations("templates");
  const { act, busy } = useAct();
  return (
    <AlertDialog
      trigger={
        <Button variant="ghost" size="sm">
          {t("restore")}
        </Button>
      }
      title={t("restoreTitle", { version })}
      description={t("restoreHelp")}
      confirm={t("restore")}
      tone="accent"
      busy={busy}
      onConfirm={() =>
        act(
          () => restoreTemplateAction(workspaceSlug, { id, version }),
          (data) => t("restored", { version: data.version }),
        )
      }
    />
  );
}
