"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { CorrectDecision } from "./correct-decision";
import { nameOf } from "./transfer-draft";
import type { TransferSetting } from "./transfer-setting";

interface ContradictedCardProps {
  workspaceSlug: string;
  transfer: TransferView;
  setting: TransferSetting;
}

/** A decision that a later reading of the balance speaks against. */
export function ContradictedCard({ workspaceSlug, transfer, setting }: ContradictedCardProps) {
  const t = useTranslations("transfers");
  const facts = {
    name: transfer.resolvedByName ?? "",
    credits: transfer.credits,
    customer: nameOf(transfer.customer),
  };
  return (
    <article className="flex flex-col gap-3 rounded-lg border border-danger-line bg-danger-soft p-4 text-sm">
      <div className="flex gap-3">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-danger" />
        <div className="flex min-w-0 flex-col gap-1">
          <h2 className="text-base font-medium">{t("correct.title")}</h2>
          <p>{t(transfer.status === "refused" ? "correct.mayHave" : "correct.mayNotHave", facts)}</p>
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Link className="underline underline-offset-2" href={`/${workspaceSlug}/transfers/${transfer.id}`}>
          {t("receipt")}
        </Link>
        {setting.may.resolve ? (
          <CorrectDecision workspaceSlug={workspaceSlug} transfer={transfer} />
        ) : (
          <p className="text-muted">{t("open.adminDecides")}</p>
        )}
      </div>
    </article>
  );
}
