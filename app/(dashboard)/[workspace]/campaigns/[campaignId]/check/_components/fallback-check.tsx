"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/forms/use-money";
import { SafeText } from "@/components/ui/safe-text";
import type { CampaignCheckView } from "@/lib/campaigns/campaign.view";
import { CostSentence } from "../../../_components/composer/cost-panel";
import { useFallbackWords } from "../../../_components/use-fallback-words";

/** Who gets an SMS instead and when, its text, and what it may cost: from nothing to everybody. */
export function FallbackCheck({ check }: { check: CampaignCheckView }) {
  const t = useTranslations("campaigns.fallback");
  const tk = useTranslations("campaigns.check");
  const tw = useTranslations("whatsapp-costs.check");
  const { price } = useMoney();
  const words = useFallbackWords();
  const { campaign, estimate, fallbackAccount } = check;
  const { fallback } = campaign;
  if (!fallback || !estimate.fallback) return null;
  const { credits, reach, expected } = estimate.fallback;
  return (
    <>
      <p>{words(fallback)}</p>
      <div dir="auto" className="self-start rounded-2xl rounded-es-md bg-bubble px-3 py-2">
        <SafeText text={fallback.text} multiline />
      </div>
      <p className="font-semibold tabular-nums">{t("range", { count: credits })}</p>
      {estimate.whatsapp && estimate.whatsapp.most.length > 0 && estimate.whatsapp.unpriced === 0 ? (
        <p className="tabular-nums">
          {tw("range", {
            whatsapp: estimate.whatsapp.most
              .map(({ amount, currency }) => price(amount, currency))
              .join(" + "),
            sms: tw("rangeCredits", { credits }),
          })}
        </p>
      ) : null}
      <p className="tabular-nums">
        <CostSentence estimate={estimate.fallback} />
      </p>
      <p className="tabular-nums">
        {t("known", reach)}{" "}
        {expected === null
          ? t("noExpectation")
          : t("expected", { sms: expected.sms, credits: expected.credits })}
      </p>
      {fallback.when.includes("notDeliveredWithinHours") ? (
        <p className="text-muted">{t("unknown")}</p>
      ) : null}
      {fallbackAccount ? <p>{tk("account", { label: fallbackAccount.label })}</p> : null}
      <p>{fallback.sender ? tk("from", { sender: fallback.sender }) : tk("noSender")}</p>
    </>
  );
}
