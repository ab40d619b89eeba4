"use client";

import { ListChecks } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/page";
import type { ListView } from "@/lib/lists/list.view";
import { ArchivableIndex } from "../../contacts/_components/archivable-index";
import { archiveListAction, restoreListAction } from "../actions";

interface ListIndexProps {
  workspaceSlug: string;
  mayEdit: boolean;
  initial: Page<ListView>;
  initialFilter: { q: string; archived: boolean };
  empty: ReactNode;
}

export function ListIndex(props: ListIndexProps) {
  const { workspaceSlug } = props;
  const t = useTranslations("lists");
  const format = useFormatter();
  return (
    <ArchivableIndex
      {...props}
      topic="lists"
      limit={100}
      words={{
        search: { label: t("searchLabel"), placeholder: t("searchPlaceholder") },
        showOpen: t("showOpen"),
        errorTitle: t("errorTitle"),
      }}
      archive={(listId) => archiveListAction(workspaceSlug, { listId })}
      restore={(listId) => restoreListAction(workspaceSlug, { listId })}
      nothingFound={
        <EmptyState icon={ListChecks} title={t("nothingFound")} description={t("nothingFoundHelp")} />
      }
    >
      {(list) => (
        <>
          <span className="min-w-0 basis-full truncate text-sm font-medium sm:flex-1 sm:basis-0">
            <bdi>{list.name}</bdi>
          </span>
          <span className="text-sm tabular-nums sm:w-36 sm:text-end">
            {t("people", { count: list.contacts, shown: format.number(list.contacts) })}
          </span>
          <span className="text-xs text-muted sm:w-28">
            <RelativeTime at={list.createdAt} />
          </span>
        </>
      )}
    </ArchivableIndex>
  );
}
