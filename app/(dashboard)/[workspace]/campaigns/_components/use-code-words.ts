"use client";

import { useTranslations } from "next-intl";

/** Texts of the same group that are no code. */
const NO_CODES = new Set(["none", "other"]);
const mayBeKnown = (code: string) => /^\w+$/.test(code) && !NO_CODES.has(code);

/** A gateway's return code or delivery status, or a reason of our own, in words. */
export function useCodeWords(): (code: string | null) => string {
  const t = useTranslations("campaigns.code");
  return (code) => {
    if (code === null || code === "") return t("none");
    return mayBeKnown(code) && t.has(code as "no_answer") ? t(code as "no_answer") : t("other", { code });
  };
}

/** What to do about a return code; null where there is nothing to say. */
export function useCodeHelp(): (code: string | null) => string | null {
  const t = useTranslations("campaigns.codeHelp");
  return (code) =>
    code !== null && mayBeKnown(code) && t.has(code as "no_answer") ? t(code as "no_answer") : null;
}
