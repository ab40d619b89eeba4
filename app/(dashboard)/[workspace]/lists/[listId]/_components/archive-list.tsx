"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import type { ListView } from "@/lib/lists/list.view";
import { archiveListAction, restoreListAction } from "../../actions";

/** Takes a list out of sight, or brings it back, from its own page. */
export function ArchiveList({ workspaceSlug, list }: { workspaceSlug: string; list: ListView }) {
  const t = useTranslations("common.archiving");
  const { act, busy } = useAct();
  const change = list.archived ? restoreListAction : archiveListAction;
  return (
    <Button
      variant={list.archived ? "secondary" : "ghost"}
      disabled={busy}
      onClick={() =>
        void act(
          () => change(workspaceSlug, { listId: list.id }),
          t(list.archived ? "restored" : "archived", { name: list.name }),
        )
      }
    >
      {t(list.archived ? "restore" : "archive")}
    </Button>
  );
}
