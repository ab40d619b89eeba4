"use client";

import { CircleHelp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { TransferChoice } from "@/lib/transfers/decision.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { DecideDialog } from "./decide-dialog";
import { nameOf } from "./transfer-draft";
import type { TransferSetting } from "./transfer-setting";
import { useEvidence } from "./use-evidence";

interface UnknownCardProps {
  workspaceSlug: string;
  transfer: TransferView;
  setting: TransferSetting;
}

/**
 * An outcome nobody knows: what happened and the evidence. While we still ask there is nothing to
 * do and the way to decide is folded away; afterwards there are two decisions.
 */
export function UnknownCard({ workspaceSlug, transfer, setting }: UnknownCardProps) {
  const t = useTranslations("transfers");
  const format = useFormatter();
  const [decision, setDecision] = useState<TransferChoice | null>(null);
  const evidence = useEvidence(transfer);
  const choices = (
    <div className="flex flex-wrap justify-end gap-2">
      <Button variant="secondary" size="sm" onClick={() => setDecision("refused")}>
        {t("open.notMoved")}
      </Button>
      <Button variant="secondary" size="sm" onClick={() => setDecision("succeeded")}>
        {t("open.arrived")}
      </Button>
    </div>
  );
  return (
    <article className="flex flex-col gap-3 rounded-lg border border-warning-line bg-warning-soft p-4">
      <div className="flex gap-3">
        <CircleHelp aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-warning" />
        <div className="flex min-w-0 flex-col gap-1 text-sm">
          <h2 className="text-base font-medium">{t("open.unknownTitle")}</h2>
          <p>
            <b className="font-semibold tabular-nums">
              {t("open.unknownWhat", { credits: transfer.credits, customer: nameOf(transfer.customer) })}
            </b>
            . {t("open.unknownBody")}
          </p>
          <p className="tabular-nums">{evidence}</p>
          <p className="text-muted">{transfer.detail}</p>
          {transfer.nextTryAt ? (
            <p>
              {t("open.asking", {
                when: format.dateTime(new Date(transfer.nextTryAt), "clock", { timeZone: setting.timeZone }),
              })}
            </p>
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Link
          className="text-sm underline underline-offset-2"
          href={`/${workspaceSlug}/transfers/${transfer.id}`}
        >
          {t("receipt")}
        </Link>
        {setting.may.resolve ? (
          transfer.nextTryAt === null ? (
            choices
          ) : (
            <details className="text-sm">
              <summary className="cursor-pointer text-muted">{t("open.decideEarly")}</summary>
              <div className="pt-2">{choices}</div>
            </details>
          )
        ) : (
          <p className="text-sm text-muted">
            {setting.deciders.length === 0
              ? t("open.adminDecides")
              : t("open.namedDecide", { names: format.list(setting.deciders) })}
          </p>
        )}
      </div>
      {decision ? (
        <DecideDialog
          workspaceSlug={workspaceSlug}
          transfer={transfer}
          decision={decision}
          onClose={() => setDecision(null)}
        />
      ) : null}
    </article>
  );
}
