"use client";

import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { isSaid, reasonSentence } from "@/lib/core/reason-sentence";
import type { TextByKey } from "@/lib/core/text-by-key";

/** A gateway's return code or delivery status, or a reason of our own, in words. */
export function useCodeWords(): (code: string | null) => string {
  const t = useTranslations("campaigns.code") as unknown as TextByKey;
  const say = useSay();
  return (code) => {
    if (code === null || code === "") return say(reasonSentence("message", "none"));
    if (/^(graph-)?\d+$/.test(code) && t.has(code)) return t(code);
    return say(reasonSentence("message", code === "none" ? "other" : code));
  };
}

/** What to do about a return code; null where there is nothing to say. */
export function useCodeHelp(): (code: string | null) => string | null {
  const t = useTranslations("campaigns.codeHelp") as unknown as TextByKey;
  const say = useSay();
  return (code) => {
    if (code === null) return null;
    if (isSaid("messageDo", code)) return say(reasonSentence("messageDo", code));
    return /^(graph-)?\d+$/.test(code) && t.has(code) ? t(code) : null;
  };
}
