"use client";

import { Layers, UserCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OpenBatchView } from "@/lib/transfers/batch.view";
import { approveTransferBatchAction } from "../../actions";
import { DeclineBatch } from "./decline-batch";

interface BatchCardProps {
  workspaceSlug: string;
  batch: OpenBatchView;
  may: { create: boolean; approve: boolean };
}

/** One card for all lines of a batch, folded: somebody else says yes or no to all of them. */
export function BatchCard({ workspaceSlug, batch, may }: BatchCardProps) {
  const t = useTranslations("batches");
  const open = useTranslations("transfers.open");
  const format = useFormatter();
  const { act, busy } = useAct();
  const [declining, setDeclining] = useState(false);
  const { counts, own, named } = batch;
  const waits = counts.awaitingApproval > 0;
  const Icon = waits ? UserCheck : Layers;
  return (
    <article className="flex flex-wrap items-start gap-3 rounded-lg border border-line bg-surface p-4 text-sm">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-warning" />
      <div className="min-w-0 flex-1 basis-60">
        <p>
          {t(waits ? "waitsApproval" : "underWay", {
            name: batch.createdByName,
            lines: waits ? counts.awaitingApproval : batch.lines,
            credits: batch.credits,
          })}
        </p>
        {batch.why === null ? null : <p>{batch.why}</p>}
        <p className="text-muted tabular-nums">
          {open("askedAt")} <RelativeTime at={batch.createdAt} />
          {batch.approvalUntil === null ? null : (
            <>
              {" "}
              · {open("expires")} <RelativeTime at={batch.approvalUntil} />
            </>
          )}
          {waits ? null : <> · {t("progress", { done: counts.succeeded, lines: batch.lines })}</>}
        </p>
        {own && waits ? <p className="text-muted">{open("own")}</p> : null}
        {named.length === 0 ? null : (
          <details className="mt-1">
            <summary className="cursor-pointer">{t("showLines", { lines: named.length })}</summary>
            <ul className="mt-2 max-h-72 overflow-y-auto">
              {named.map(({ id, customer, credits }) => (
                <li key={id} className="flex justify-between gap-4 py-0.5">
                  <span className="min-w-0 break-words">{customer}</span>
                  <span className="tabular-nums">{format.number(credits)}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        <Link
          className="mt-1 inline-block underline underline-offset-2"
          href={`/${workspaceSlug}/transfers/batches/${batch.id}`}
        >
          {t("open")}
        </Link>
      </div>
      {waits && may.approve ? (
        <div className="flex gap-2">
          <Button variant="secondary" disabled={busy} onClick={() => setDeclining(true)}>
            {t("declineAll")}
          </Button>
          {own ? null : (
            <Button
              disabled={busy}
              onClick={() =>
                void act(() => approveTransferBatchAction(workspaceSlug, { id: batch.id }), open("approved"))
              }
            >
              {t("approveAll")}
            </Button>
          )}
        </div>
      ) : null}
      {declining ? (
        <DeclineBatch workspaceSlug={workspaceSlug} batch={batch} onClose={() => setDeclining(false)} />
      ) : null}
    </article>
  );
}
