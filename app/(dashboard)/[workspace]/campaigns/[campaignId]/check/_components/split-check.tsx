"use client";

import { useTranslations } from "next-intl";
import { SafeText } from "@/components/ui/safe-text";
import type { CampaignCheckView } from "@/lib/campaigns/campaign.view";
import { SPLIT_TEXTS } from "@/lib/splits/split.rules";
import { useSplitWords } from "../../../_components/use-split-words";

/** The texts, how many get which, when one is chosen and by what, and what it may cost. */
export function SplitCheck({ check: { campaign, estimate } }: { check: CampaignCheckView }) {
  const t = useTranslations("campaigns.split");
  const words = useSplitWords();
  const { split, message } = campaign;
  if (!split || !estimate.split || message.kind !== "text") return null;
  const { people, rest, credits } = estimate.split;
  return (
    <>
      {people > 0 ? (
        <p className="font-semibold tabular-nums">
          {t("groups", { texts: 1 + split.texts.length, people, rest })}
        </p>
      ) : (
        <p className="text-danger">{t("tooFew")}</p>
      )}
      <p>{words(split)}</p>
      <ul className="mt-1 flex flex-col gap-3">
        {split.texts.map((text, at) => (
          <li key={SPLIT_TEXTS[at + 1]}>
            <p className="text-xs text-muted">{t("text", { name: SPLIT_TEXTS[at + 1] ?? "" })}</p>
            <div dir="auto" className="rounded-2xl rounded-es-md bg-bubble px-3 py-2">
              <SafeText text={text} multiline />
            </div>
          </li>
        ))}
      </ul>
      {credits.least < credits.most ? (
        <p className="font-semibold tabular-nums">{t("range", credits)}</p>
      ) : null}
      <p className="text-muted">{t("held")}</p>
    </>
  );
}
