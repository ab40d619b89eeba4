import { useTranslations } from "next-intl";

/** Reasons that a program writes when nobody gave one. */
const GIVEN = {
  Imported: "imported",
  "Opted out": "optedOut",
  stop: "stop",
  "not in service": "notInService",
} as const;

const SOURCES = ["person", "api", "keyword", "review", "import", "health", "preference", "refusal"] as const;

/** Why a number may not be texted, and where that came from, in words. */
export function useSuppressionWords() {
  const t = useTranslations("suppressions");
  return {
    reason: (reason: string) =>
      Object.hasOwn(GIVEN, reason) ? t(`givenReasons.${GIVEN[reason as keyof typeof GIVEN]}`) : reason,
    source: (source: string) => {
      const known = SOURCES.find((each) => each === source);
      return known ? t(`sources.${known}`) : source;
    },
  };
}
