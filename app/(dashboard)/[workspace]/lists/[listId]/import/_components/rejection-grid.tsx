"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, type MouseEvent, useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { useDownload } from "@/components/forms/use-download";
import { Button } from "@/components/ui/button";
import { LoadMore } from "@/components/ui/load-more";
import type { ImportDetail, RejectionView } from "@/lib/imports/import.view";
import { askExportAction } from "../../../actions";
import { RejectionFilter } from "./rejection-filter";
import { RejectionRow } from "./rejection-row";
import { columnLabel, shownColumns } from "./shown-columns";

interface RejectionGridProps {
  workspaceSlug: string;
  view: ImportDetail;
}

interface RejectionPage {
  data: RejectionView[];
  nextCursor: number | null;
}

/**
 * Rows that were left out, each with its reason in the row; a cell can be put right where it
 * stands. A corrected row stays, so that what became of it can be read even when it was the last
 * one.
 */
export function RejectionGrid({ workspaceSlug, view }: RejectionGridProps) {
  const t = useTranslations("imports");
  const base = `/api/app/${workspaceSlug}/imports/${view.id}`;
  const download = useDownload(() => askExportAction(workspaceSlug, {}));
  const fetchFile = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    void download(event.currentTarget.href, t("downloadWhat", { count: view.rejected }));
  };
  const [reason, setReason] = useState("");
  const search = new URLSearchParams({ limit: "50", ...(reason ? { reason } : {}) });
  const isRunning = view.status === "running";
  const query = useInfiniteQuery({
    // Asked for once more when the import has ended: its last rows came after the last question.
    queryKey: [workspaceSlug, "import-rejections", view.id, reason, isRunning],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<RejectionPage>(`${base}/rejections?${search}&cursor=${pageParam}`, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: isRunning ? 3_000 : false,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  if (rows.length === 0 && reason === "") return null;
  const order = shownColumns(view);
  const unnamed = (index: number) => t("unnamedColumn", { number: String(index + 1) });
  const labels = view.columns.map((_, index) =>
    columnLabel(view, index, (role) => t(`roles.${role}`), unnamed),
  );
  return (
    <section aria-labelledby="rejected" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="rejected" className="text-base font-semibold">
            {t("rejectedTitle")}
          </h2>
          <p className="text-sm text-muted">{t("rejectedHelp")}</p>
        </div>
        <Button asChild variant="secondary">
          <a href={`${base}/rejections.csv`} download onClick={fetchFile}>
            <Download aria-hidden="true" className="size-4" />
            {t("download")}
          </a>
        </Button>
      </div>
      <RejectionFilter workspaceSlug={workspaceSlug} view={view} reason={reason} onReason={setReason} />
      <section
        className="overflow-x-auto rounded-lg border border-line bg-surface"
        tabIndex={0}
        aria-label={t("rejectedTitle")}
      >
        <table className="w-full min-w-max border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-start text-xs text-muted">
              <th scope="col" className="px-3 py-2 font-medium">
                {t("row")}
              </th>
              {order.map((index, place) => (
                <Fragment key={view.columns[index]?.name}>
                  <th scope="col" className="px-2 py-2 font-medium">
                    <bdi>{labels[index]}</bdi>
                  </th>
                  {place === 0 ? (
                    <th scope="col" className="px-2 py-2">
                      <span className="sr-only">{t("correct")}</span>
                    </th>
                  ) : null}
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RejectionRow
                key={row.row}
                workspaceSlug={workspaceSlug}
                importId={view.id}
                row={row}
                labels={labels}
                order={order}
              />
            ))}
          </tbody>
        </table>
      </section>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </section>
  );
}
