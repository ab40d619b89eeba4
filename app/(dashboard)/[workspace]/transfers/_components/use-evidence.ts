"use client";

import { useFormatter, useTranslations } from "next-intl";
import { evidenceOf } from "@/lib/transfers/decision.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";

/** What the two balances say about a transfer, in one or two sentences. */
export function useEvidence(transfer: TransferView): string {
  const t = useTranslations("transfers");
  const format = useFormatter();
  const { balanceBefore: before, balanceAfter: after, credits } = transfer;
  if (before === null) return t("open.noEvidence");
  const read = t("open.evidence", {
    before: format.number(before),
    after: after === null ? t("detail.unknownBalance") : format.number(after),
  });
  if (after === null) return read;
  const fell = before - after;
  const means = {
    unread: "",
    exact: t("open.evidenceExact"),
    unmoved: t("open.evidenceNone"),
    fell: t("open.evidenceFell", { fell, credits }),
    rose: t("open.evidenceRose", { rose: -fell }),
  }[evidenceOf({ before, after }, credits)];
  return `${read} ${means}`.trim();
}
