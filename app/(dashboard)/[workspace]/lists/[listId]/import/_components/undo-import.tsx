"use client";

import { Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ImportDetail } from "@/lib/imports/import.view";
import { useContactAct } from "../../../../contacts/_components/use-contact-act";
import { askUndoAction } from "../../../actions";

/** Takes an import back for a day: what it added and changed. */
export function UndoImport({ workspaceSlug, view }: { workspaceSlug: string; view: ImportDetail }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const { act, busy } = useContactAct(workspaceSlug, ["imports", "lists", "contacts"]);
  if (view.undo === "running") return <Notice title={t("undoing")} />;
  if (view.undo === "done") return <Notice tone="success" title={t("undone")} />;
  if (view.undoUntil === null) return null;
  const until = format.dateTime(new Date(view.undoUntil), "moment");
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
      <Button
        variant="secondary"
        disabled={busy}
        onClick={() => void act(() => askUndoAction(workspaceSlug, { importId: view.id }))}
      >
        <Undo2 aria-hidden="true" className="size-4" />
        {t("undo")}
      </Button>
      <p className="min-w-0 flex-1">{t("undoHelp", { until })}</p>
    </div>
  );
}
