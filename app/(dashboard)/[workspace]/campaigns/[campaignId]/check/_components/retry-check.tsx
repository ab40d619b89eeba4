"use client";

import { useTranslations } from "next-intl";
import type { CampaignCheckView } from "@/lib/campaigns/campaign.view";
import { mostWithRetry } from "@/lib/retries/retry.rules";
import { useRetryWords } from "../../../_components/use-retry-words";

/** Who is tried again, when, how often, and what it may cost: from nothing more to everybody. */
export function RetryCheck({ check: { campaign, estimate } }: { check: CampaignCheckView }) {
  const t = useTranslations("campaigns.retry");
  const words = useRetryWords();
  const { retry, validHours, message } = campaign;
  if (!retry) return null;
  const whatsapp = message.kind === "template";
  const { least, most } = estimate.split?.credits ?? { least: estimate.credits, most: estimate.credits };
  const range = whatsapp
    ? { least: estimate.recipients, most: mostWithRetry(estimate.recipients, retry) }
    : { least, most: mostWithRetry(most, retry) };
  return (
    <>
      <p>{words(retry)}</p>
      <p className="text-muted">{t("never")}</p>
      <p className="font-semibold tabular-nums">{t(whatsapp ? "rangeMessages" : "range", range)}</p>
      {validHours ? <p className="text-muted">{t("within", { count: validHours })}</p> : null}
    </>
  );
}
