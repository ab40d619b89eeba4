"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { archiveTemplateAction } from "../actions";

interface ArchiveTemplateProps {
  workspaceSlug: string;
  id: string;
  name: string;
}

export function ArchiveTemplate({ workspaceSlug, id, name }: ArchiveTemplateProps) {
  const t = useTranslations("templates");
  const router = useRouter();
  // The page of an archived template is left, never read again.
  const { act, busy } = useAct({ onDone: () => router.replace(`/${workspaceSlug}/templates`) });
  async function archive() {
    await act(() => archiveTemplateAction(workspaceSlug, { id }), t("archived"));
  }
  return (
    <AlertDialog
      trigger={<Button variant="secondary">{t("archive")}</Button>}
      title={t("archiveTitle", { name })}
      description={t("archiveHelp")}
      confirm={t("archive")}
      tone="danger"
      busy={busy}
      onConfirm={archive}
    />
  );
}
