"use client";

import { useTranslations } from "next-intl";
import type { Say } from "@/lib/core/sentence";

/** Says a sentence of `lib` in the person's language. */
export function useSay(): Say {
  const t = useTranslations();
  return ({ key, values }) => t(key as never, values as never);
}
