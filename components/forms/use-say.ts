"use client";

import { useTranslations } from "next-intl";
import type { Say } from "@/lib/core/sentence";

/** Says a sentence of `lib` in the person's language. */
export function useSay(): Say {
  const t = useTranslations();
  const say: Say = ({ key, values = {} }) => {
    const said = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object" ? say(value) : value,
    ]);
    return t(key as never, Object.fromEntries(said) as never);
  };
  return say;
}
