import { useLocale } from "next-intl";
import { type NumberFormat, numberFormat } from "./number-format";

/** Numbers as the language of this page writes them. */
export function useNumberFormat(): NumberFormat {
  return numberFormat(useLocale());
}
