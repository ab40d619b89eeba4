import type { PaperLanguage } from "@/lib/billing/make-paper";
import { writingOf } from "@/lib/core/language";
import { chosenLocale } from "./chosen-locale";
import { sayIn } from "./say-to-person";

/** Papers are written in the language of whoever makes or opens them. */
export async function paperLanguage(): Promise<PaperLanguage> {
  const locale = await chosenLocale();
  return { locale: writingOf(locale), say: sayIn(locale) };
}
