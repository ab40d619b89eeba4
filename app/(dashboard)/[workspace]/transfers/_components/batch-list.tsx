"use client";

import { Layers } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { BatchSummaryView } from "@/lib/transfers/batch.view";

/** The last batches; each leads to its lines. */
export function BatchList({
  workspaceSlug,
  batches,
}: {
  workspaceSlug: string;
  batches: BatchSummaryView[];
}) {
  const t = useTranslations("batches");
  if (batches.length === 0) return <EmptyState icon={Layers} title={t("none")} description={t("newHelp")} />;
  return (
    <ul data-rows className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {batches.map((batch) => {
        const { counts } = batch;
        const open = counts.awaitingApproval + counts.pending + counts.sending;
        return (
          <li key={batch.id}>
            <Link
              href={`/${workspaceSlug}/transfers/batches/${batch.id}`}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3 text-sm hover:bg-hover sm:px-5"
            >
              <span className="font-medium">
                {t("title", { lines: batch.lines, credits: batch.credits })}
              </span>
              <span className="text-muted">
                {batch.createdByName} · <RelativeTime at={batch.createdAt} />
              </span>
              <span className="basis-full text-muted tabular-nums">
                {t("summary", {
                  ...{ done: counts.succeeded, refused: counts.refused, unknown: counts.unknown },
                  ...{ canceled: counts.canceled, open },
                })}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
