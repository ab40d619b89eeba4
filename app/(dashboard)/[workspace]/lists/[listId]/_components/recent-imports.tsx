"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ImportView } from "@/lib/imports/import.view";
import { WaitingUploads } from "./waiting-uploads";

/** The latest files of a list, each with what became of it. */
export function RecentImports({
  workspaceSlug,
  listId,
  initial,
}: {
  workspaceSlug: string;
  listId: string;
  initial: ImportView[];
}) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const router = useRouter();
  const { data } = useQuery({
    queryKey: [workspaceSlug, "imports", listId, initial[0]?.id ?? ""],
    queryFn: ({ signal }) =>
      fetchJson<{ imports: ImportView[] }>(`/api/app/${workspaceSlug}/lists/${listId}`, signal),
    initialData: { imports: initial },
    refetchInterval: ({ state }) =>
      state.data?.imports.some((each) => each.status === "running") ? 1_500 : false,
  });
  const waiting = data.imports.filter((each) => each.status === "ready");
  const imports = data.imports.filter((each) => !["uploading", "ready"].includes(each.status)).slice(0, 3);
  const running = imports.some((each) => each.status === "running");
  const was = useRef(running);
  useEffect(() => {
    if (was.current && !running) router.refresh();
    was.current = running;
  }, [running, router]);
  if (imports.length === 0 && waiting.length === 0) return null;
  return (
    <>
      <WaitingUploads workspaceSlug={workspaceSlug} listId={listId} waiting={waiting} />
      {imports.length === 0 ? null : latest()}
    </>
  );

  function latest() {
    return (
      <section aria-label={t("recent")} className="flex flex-col gap-2">
        <h2 className="text-sm font-medium">{t("recent")}</h2>
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface text-sm">
          {imports.map((each) => (
            <li key={each.id}>
              <Link
                href={`/${workspaceSlug}/lists/${listId}/import?import=${each.id}`}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover"
              >
                <span className="min-w-40 flex-1 truncate">
                  <bdi>{each.fileName}</bdi>
                </span>
                <span className="text-muted">
                  {t(each.undo === "done" ? "undone" : `status.${each.status}`)} ·{" "}
                  {t("summary", {
                    accepted: format.number(each.accepted),
                    rejected: format.number(each.rejected),
                  })}
                </span>
                <span className="text-xs text-muted">
                  <RelativeTime at={each.createdAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    );
  }
}
