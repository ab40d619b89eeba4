"use client";

import { ListChecks } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { FetchError } from "@/components/forms/fetch-error";
import { SearchField, useSearch } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { Page } from "@/lib/core/page";
import type { ListView } from "@/lib/lists/list.view";
import { useContactAct } from "../../contacts/_components/use-contact-act";
import { usePages } from "../../contacts/_components/use-pages";
import { archiveListAction, restoreListAction } from "../actions";

interface ListIndexProps {
  workspaceSlug: string;
  mayEdit: boolean;
  initial: Page<ListView>;
  initialFilter: { q: string; archived: boolean };
  empty: ReactNode;
}

export function ListIndex({ workspaceSlug, mayEdit, initial, initialFilter, empty }: ListIndexProps) {
  const t = useTranslations("lists");
  const format = useFormatter();
  const [q] = useSearch();
  const [archived, setArchived] = useQueryState("archived", parseAsBoolean.withDefault(false));
  const { act, busy } = useContactAct(workspaceSlug, ["lists"]);
  const same = q === initialFilter.q && archived === initialFilter.archived;
  const search = { limit: "100", ...(q ? { q } : {}), ...(archived ? { archived: "true" } : {}) };
  const { query, rows } = usePages<ListView>(
    workspaceSlug,
    "lists",
    `/api/app/${workspaceSlug}/lists`,
    search,
    same ? initial : undefined,
  );

  async function archive(list: ListView) {
    const done = await act(() => archiveListAction(workspaceSlug, { listId: list.id }));
    if (!done) return;
    const undo = () =>
      void act(
        () => restoreListAction(workspaceSlug, { listId: list.id }),
        t("restored", { name: list.name }),
      );
    toast.success(t("archivedDone", { name: list.name }), { action: { label: t("undo"), onClick: undo } });
  }
  if (rows.length === 0 && !q && !archived && query.isSuccess) return empty;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField label={t("searchLabel")} placeholder={t("searchPlaceholder")} />
        <Button
          variant="ghost"
          aria-pressed={archived}
          onClick={() => void setArchived(archived ? null : true)}
        >
          {archived ? t("showOpen") : t("showArchived")}
        </Button>
      </div>
      {query.isError ? (
        <FetchError title={t("errorTitle")} query={query} />
      ) : query.isPending ? (
        <Skeleton className="h-56 w-full" />
      ) : rows.length === 0 ? (
        <EmptyState icon={ListChecks} title={t("nothingFound")} description={t("nothingFoundHelp")} />
      ) : (
        <ul
          data-rows
          className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
        >
          {rows.map((list) => (
            <li key={list.id} className="flex items-center gap-4 px-4 hover:bg-hover">
              <Link
                href={`/${workspaceSlug}/lists/${list.id}`}
                className="flex min-w-0 flex-1 flex-wrap items-center gap-x-6 gap-y-1 py-3"
              >
                <span className="min-w-0 basis-full truncate text-sm font-medium sm:flex-1 sm:basis-0">
                  <bdi>{list.name}</bdi>
                </span>
                <span className="text-sm tabular-nums sm:w-36 sm:text-end">
                  {t("people", { count: list.contacts, shown: format.number(list.contacts) })}
                </span>
                <span className="text-xs text-muted sm:w-28">
                  <RelativeTime at={list.createdAt} />
                </span>
              </Link>
              {mayEdit ? (
                <Button
                  variant="ghost"
                  disabled={busy}
                  aria-label={
                    list.archived
                      ? t("restoreOne", { name: list.name })
                      : t("archiveOne", { name: list.name })
                  }
                  onClick={() =>
                    list.archived
                      ? void act(
                          () => restoreListAction(workspaceSlug, { listId: list.id }),
                          t("restored", { name: list.name }),
                        )
                      : void archive(list)
                  }
                >
                  {list.archived ? t("restore") : t("archive")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}
