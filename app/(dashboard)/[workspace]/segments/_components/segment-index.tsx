"use client";

import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { EmptyState } from "@/components/ui/empty-state";
import type { Page } from "@/lib/core/page";
import type { CountedSegment, SegmentView } from "@/lib/segments/segment.view";
import { ArchivableIndex } from "../../contacts/_components/archivable-index";
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
export function SegmentIndex({ choices, ...props }: SegmentIndexProps) {
  const { workspaceSlug } = props;
  const t = useTranslations("segments");
  const { questionWords } = useQuestionWords(choices);
  return (
    <ArchivableIndex
      {...props}
      topic="segments"
      limit={25}
      words={{
        search: { label: t("searchLabel"), placeholder: t("searchPlaceholder") },
        showOpen: t("showOpen"),
        errorTitle: t("errorTitle"),
      }}
      archive={(segmentId) => archiveSegmentAction(workspaceSlug, { segmentId })}
      restore={(segmentId) => restoreSegmentAction(workspaceSlug, { segmentId })}
      nothingFound={
        <EmptyState icon={ListFilter} title={t("nothingFound")} description={t("nothingFoundHelp")} />
      }
    >
      {(segment) => (
        <>
          <span className="flex min-w-0 basis-full flex-col sm:flex-1 sm:basis-0">
            <bdi className="truncate text-sm font-medium">{segment.name}</bdi>
            <bdi className="line-clamp-2 text-sm text-muted">{questionWords(segment)}</bdi>
          </span>
          <PeopleNow workspaceSlug={workspaceSlug} segment={segment} />
        </>
      )}
    </ArchivableIndex>
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
