"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { FetchError } from "@/components/forms/fetch-error";
import { fetchJson } from "@/components/forms/fetch-json";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton } from "@/components/ui/skeleton";
import { sayTold } from "@/lib/core/kept-sentence";
import { isSettled } from "@/lib/imports/import.rules";
import type { ImportDetail } from "@/lib/imports/import.view";
import type { ListView } from "@/lib/lists/list.view";
import { useContactAct } from "../../../../contacts/_components/use-contact-act";
import { cancelImportAction } from "../../../actions";
import { RejectionGrid } from "./rejection-grid";
import { UndoImport } from "./undo-import";

interface ImportProgressProps {
  workspaceSlug: string;
  list: ListView;
  importId: string;
  initial: ImportDetail | null;
  onAgain: () => void;
}

const COUNTS = ["accepted", "updated", "duplicates", "rejected"] as const;

/** The import while it runs, and what came of it. */
export function ImportProgress({ workspaceSlug, list, importId, initial, onAgain }: ImportProgressProps) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const say = useSay();
  const { act, busy } = useContactAct(workspaceSlug, ["imports", "lists", "contacts"]);
  const query = useQuery({
    queryKey: [workspaceSlug, "imports", importId],
    queryFn: ({ signal }) => fetchJson<ImportDetail>(`/api/app/${workspaceSlug}/imports/${importId}`, signal),
    ...(initial?.id === importId ? { initialData: initial } : {}),
    refetchInterval: ({ state }) =>
      state.data && isSettled(state.data.status) && state.data.undo !== "running" ? false : 1_000,
  });
  if (query.isError && !query.data) {
    return <FetchError title={t("errorTitle")} query={query} />;
  }
  if (!query.data) return <Skeleton className="h-40 w-full" />;
  const view = query.data;
  const total = Math.max(view.rowsTotal ?? 0, view.rows);
  const done = isSettled(view.status);
  /** Only then was the file read to its end. */
  const finished = view.status === "finished";
  return (
    <div className="flex flex-col gap-6">
      <section className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-6">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 className="min-w-0 truncate text-base font-semibold">
            <bdi>{view.fileName}</bdi>
          </h2>
          <p className="text-sm text-muted" role="status">
            {t(`status.${view.status}`)}
          </p>
        </div>
        <ProgressBar
          label={t("progress")}
          done={finished ? view.rows : Math.min(view.rows, total - 1)}
          total={finished ? view.rows : total}
          tone={view.status === "failed" ? "danger" : "accent"}
        />
        <p className="text-sm tabular-nums">
          {t("rows", { rows: format.number(view.rows), total: format.number(total) })}
        </p>
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {COUNTS.map((count) => (
            <div key={count}>
              <dt className="text-xs text-muted">{t(`counts.${count}`)}</dt>
              <dd className="text-xl font-semibold tabular-nums">{format.number(view[count])}</dd>
            </div>
          ))}
        </dl>
        {view.error ? <Notice tone="danger" title={sayTold(view.error, say)} /> : null}
        {view.suppressed > 0 ? (
          <p className="text-sm text-muted">{t("suppressedNote", { count: view.suppressed })}</p>
        ) : null}
        <UndoImport workspaceSlug={workspaceSlug} view={view} />
        {view.status === "canceled" && view.undo === "none" ? (
          <Notice tone="info" title={t("canceledHelp", { accepted: format.number(view.accepted) })} />
        ) : null}
        <div className="flex flex-wrap gap-3">
          {done ? (
            <>
              <Button asChild>
                <Link href={`/${workspaceSlug}/lists/${list.id}`}>{t("toList")}</Link>
              </Button>
              <Button variant="secondary" onClick={onAgain}>
                {t("another")}
              </Button>
            </>
          ) : (
            <Button
              variant="secondary"
              disabled={busy}
              onClick={() => void act(() => cancelImportAction(workspaceSlug, { importId }))}
            >
              {t("cancel")}
            </Button>
          )}
        </div>
      </section>
      {view.undo === "none" ? <RejectionGrid workspaceSlug={workspaceSlug} view={view} /> : null}
    </div>
  );
}
