"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "@/components/forms/use-money";
import type { CampaignProgressView, CampaignView } from "@/lib/campaigns/campaign.view";
import type { ChargeView } from "@/lib/whatsapp-costs/charge.view";
import { useDuration } from "../../_components/use-duration";

interface FactsProps {
  campaign: CampaignView;
  progress: CampaignProgressView | undefined;
}

/** What moves: rate, time left, credits; nothing where there are none of them, as on WhatsApp. */
export function Facts({ campaign, progress }: FactsProps) {
  const t = useTranslations("campaigns.report.facts");
  const format = useFormatter();
  const duration = useDuration();
  const charges = useCharges();
  const facts: [string, string][] = [];
  if (campaign.status === "sending" && progress) {
    facts.push([t("rate"), t("rateValue", { rate: Math.round(progress.ratePerSecond * 10) / 10 })]);
    // Who waits for a text to be chosen goes at no speed.
    const waits = campaign.splitProgress !== undefined && campaign.splitProgress.chosen === null;
    if (progress.secondsLeft !== null && !waits)
      facts.push([t("left"), t("leftValue", { duration: duration(progress.secondsLeft) })]);
  }
  const { credits: planned, creditsHandedOver: used } = campaign;
  if (campaign.message.kind !== "template")
    facts.push(
      campaign.status === "draft" || campaign.status === "scheduled"
        ? [t("creditsPlanned"), format.number(planned)]
        : [t("creditsUsed"), planned === used ? format.number(planned) : t("creditsOf", { used, planned })],
    );
  if (progress?.charges) facts.push(charges(progress.charges));
  if (facts.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {facts.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="truncate text-sm font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What its messages came to so far; a price that nobody imported is said to be unknown. */
function useCharges(): (charges: ChargeView) => [string, string] {
  const t = useTranslations("whatsapp-costs.report");
  const { money } = useMoney();
  return ({ charged, free, unpriced, amounts }) => {
    const cost = amounts.map(({ amount, currency }) => money(amount, currency)).join(" + ");
    const counted = [
      t("charged", { charged }),
      free > 0 ? t("free", { free }) : "",
      unpriced > 0 ? t("unpriced", { unpriced }) : "",
    ].filter((each) => each !== "");
    const said = charged + free === 0 ? t("none") : cost || (unpriced > 0 ? t("noPrice") : t("none"));
    return [t("title"), charged + free === 0 ? said : `${said} (${counted.join(", ")})`];
  };
}
