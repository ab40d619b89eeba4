"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ImportView } from "@/lib/imports/import.view";
import { useContactAct } from "../../../contacts/_components/use-contact-act";
import { cancelImportAction } from "../../actions";

interface WaitingUploadsProps {
  workspaceSlug: string;
  listId: string;
  waiting: ImportView[];
}

/** Files that were uploaded and not imported: to go on with, or to drop. */
export function WaitingUploads({ workspaceSlug, listId, waiting }: WaitingUploadsProps) {
  const t = useTranslations("imports");
  const router = useRouter();
  const { act, busy } = useContactAct(workspaceSlug, ["imports", "lists"]);
  if (waiting.length === 0) return null;
  return (
    <section aria-label={t("waitingTitle")} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{t("waitingTitle")}</h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface text-sm">
        {waiting.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-40 flex-1">
              <p className="truncate">
                <bdi>{each.fileName}</bdi>
              </p>
              <p className="text-xs text-muted">
                {t("waitingSummary")} · <RelativeTime at={each.createdAt} />
              </p>
            </div>
            <Button asChild variant="secondary">
              <Link href={`/${workspaceSlug}/lists/${listId}/import?import=${each.id}`}>{t("continue")}</Link>
            </Button>
            <Button
              variant="ghost"
              disabled={busy}
              onClick={async () => {
                const done = await act(
                  () => cancelImportAction(workspaceSlug, { importId: each.id }),
                  t("dropped"),
                );
                if (done) router.refresh();
              }}
            >
              {t("drop")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
