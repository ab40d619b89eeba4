"use client";

import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { FetchError } from "@/components/forms/fetch-error";
import { fetchJson } from "@/components/forms/fetch-json";
import { SearchField, useSearch } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import type { Page } from "@/lib/core/page";
import type { CountedSegment, SegmentView } from "@/lib/segments/segment.view";
import { useContactAct } from "../../contacts/_components/use-contact-act";
import { usePages } from "../../contacts/_components/use-pages";
import { archiveSegmentAction, restoreSegmentAction } from "../actions";
import type { Choices } from "./choices";
import { useQuestionWords } from "./use-question-words";

interface SegmentIndexProps {
  workspaceSlug: string;
  mayEdit: boolean;
  initial: Page<SegmentView>;
  initialFilter: { q: string; archived: boolean };
  choices: Choices;
  empty: ReactNode;
}

/** Segments by name, each as a sentence, and how many people it has now. */
export function SegmentIndex({
  workspaceSlug,
  mayEdit,
  initial,
  initialFilter,
  choices,
  empty,
}: SegmentIndexProps) {
  const t = useTranslations("segments");
  const { questionWords } = useQuestionWords(choices);
  const [q] = useSearch();
  const [archived, setArchived] = useQueryState("archived", parseAsBoolean.withDefault(false));
  const { act, busy } = useContactAct(workspaceSlug, ["segments"]);
  const same = q === initialFilter.q && archived === initialFilter.archived;
  const search = { limit: "25", ...(q ? { q } : {}), ...(archived ? { archived: "true" } : {}) };
  const { query, rows } = usePages<SegmentView>(
    workspaceSlug,
    "segments",
    `/api/app/${workspaceSlug}/segments`,
    search,
    same ? initial : undefined,
  );

  async function archive(segment: SegmentView) {
    const input = { segmentId: segment.id };
    const done = await act(() => archiveSegmentAction(workspaceSlug, input));
    if (!done) return;
    const undo = () => void act(() => restoreSegmentAction(workspaceSlug, input), restored(segment));
    toast.success(t("archivedDone", { name: segment.name }), { action: { label: t("undo"), onClick: undo } });
  }
  const restored = (segment: SegmentView) => t("restored", { name: segment.name });

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
        <EmptyState icon={ListFilter} title={t("nothingFound")} description={t("nothingFoundHelp")} />
      ) : (
        <ul
          data-rows
          className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
        >
          {rows.map((segment) => (
            <li key={segment.id} className="flex items-center gap-4 px-4 hover:bg-hover">
              <Link
                href={`/${workspaceSlug}/segments/${segment.id}`}
                className="flex min-w-0 flex-1 flex-wrap items-center gap-x-6 gap-y-1 py-3"
              >
                <span className="flex min-w-0 basis-full flex-col sm:flex-1 sm:basis-0">
                  <bdi className="truncate text-sm font-medium">{segment.name}</bdi>
                  <bdi className="line-clamp-2 text-sm text-muted">{questionWords(segment)}</bdi>
                </span>
                <PeopleNow workspaceSlug={workspaceSlug} segment={segment} />
              </Link>
              {mayEdit ? (
                <Button
                  variant="ghost"
                  disabled={busy}
                  aria-label={t(segment.archived ? "restoreOne" : "archiveOne", { name: segment.name })}
                  onClick={() =>
                    segment.archived
                      ? void act(
                          () => restoreSegmentAction(workspaceSlug, { segmentId: segment.id }),
                          restored(segment),
                        )
                      : void archive(segment)
                  }
                >
                  {t(segment.archived ? "restore" : "archive")}
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

/** Asked for each by itself, so that a slow one keeps no other waiting. */
function PeopleNow({ workspaceSlug, segment }: { workspaceSlug: string; segment: SegmentView }) {
  const t = useTranslations("segments");
  const format = useFormatter();
  const { data, isError } = useQuery({
    queryKey: [workspaceSlug, "segments", segment.id, segment.updatedAt],
    queryFn: ({ signal }) =>
      fetchJson<CountedSegment>(`/api/app/${workspaceSlug}/segments/${segment.id}`, signal),
  });
  const count = data?.contacts;
  return (
    <span className="text-sm tabular-nums sm:w-36 sm:text-end">
      {count === undefined
        ? isError
          ? t("notCounted")
          : t("counting")
        : t("people", { count, shown: format.number(count) })}
    </span>
  );
}
