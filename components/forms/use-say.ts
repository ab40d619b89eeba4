"use client";

import { useTranslations } from "next-intl";
import type { Say } from "@/lib/core/sentence";

/** Any sentence by its whole key. The type of all keys at once costs the compiler gigabytes. */
const useAnyText = useTranslations as unknown as () => (
  key: string,
  values: Record<string, unknown>,
) => string;

/** Says a sentence of `lib` in the person's language. */
export function useSay(): Say {
  const t = useAnyText();
  const say: Say = ({ key, values = {} }) => {
    const said = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object" ? say(value) : value,
    ]);
    return t(key, Object.fromEntries(said));
  };
  return say;
}
