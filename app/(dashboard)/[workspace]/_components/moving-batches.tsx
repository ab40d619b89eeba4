"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useAct } from "@/components/forms/use-act";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import { UndoCountdown } from "@/components/ui/undo-countdown";
import type { MovingBatch } from "@/lib/overview/overview.view";
import { TRANSFER_UNDO_SECONDS } from "@/lib/transfers/transfer.rules";
import { takeBackTransferBatchAction } from "../actions";

interface MovingBatchesProps {
  workspaceSlug: string;
  batches: MovingBatch[];
}

/** On every page: one undo for all lines of a batch of one's own, and its end. */
export function MovingBatches({ workspaceSlug, batches }: MovingBatchesProps) {
  const t = useTranslations("batches");
  const { act, busy } = useAct();
  useAnnouncements(workspaceSlug, batches);
  const pending = batches.filter(({ undoUntil }) => undoUntil !== null);
  if (pending.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-b border-line p-2 print:hidden">
      {pending.map(({ id, open, credits, undoUntil }) => (
        <UndoCountdown
          key={id}
          label={t("pending", { lines: open, credits })}
          until={Date.parse(undoUntil ?? "")}
          seconds={TRANSFER_UNDO_SECONDS}
          busy={busy}
          onUndo={() =>
            void act(
              () => takeBackTransferBatchAction(workspaceSlug, { id }),
              ({ takenBack, begun }) => t(begun === 0 ? "takenBack" : "takenBackSome", { takenBack, begun }),
            )
          }
        />
      ))}
    </div>
  );
}

/** Says the end of a batch that this page saw under way. */
function useAnnouncements(workspaceSlug: string, batches: MovingBatch[]): void {
  const t = useTranslations("batches");
  const seen = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, open, done, refused, unknown } of batches) {
      if (open > 0) seen.current.add(id);
      else if (seen.current.delete(id)) {
        const link = (
          <Link className="underline" href={`/${workspaceSlug}/transfers/batches/${id}`}>
            {t("open")}
          </Link>
        );
        const more = { description: link };
        if (refused + unknown === 0 && done > 0) toast.success(t("ended", { done }), more);
        else if (refused + unknown > 0)
          toast.warning(t("endedPartly", { done, refused, unknown }), {
            ...more,
            duration: Number.POSITIVE_INFINITY,
          });
      }
    }
  }, [batches, t, workspaceSlug]);
}
