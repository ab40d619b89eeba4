/** The language in which every text exists, and which programs read. */
export const DEFAULT_LANGUAGE = "en";

/**
 * How dates and numbers of a language are written: Malaysian English puts the day before the month.
 */
export function writingOf(language: string): string {
  return language === DEFAULT_LANGUAGE ? "en-GB" : language;
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

/** Which way a language is written: "ar-SA" → "rtl". */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).language) ? "rtl" : "ltr";
}

/**
 * The language to show: the person's own, else the first that their browser asks for and that there
 * is, else the default.
 * @param accepted the header Accept-Language: "ms-MY,ms;q=0.9,en;q=0.5"
 */
export function chooseLanguage(
  known: readonly string[],
  chosen: string | null | undefined,
  accepted: string | null | undefined,
): string {
  if (chosen && known.includes(chosen)) return chosen;
  for (const wanted of wantedLanguages(accepted ?? "")) {
    const found = known.find((each) => each.toLowerCase() === wanted);
    const wider = known.find((each) => each.toLowerCase() === wanted.split("-")[0]);
    if (found ?? wider) return (found ?? wider) as string;
  }
  return DEFAULT_LANGUAGE;
}

/** The languages of the header, the most wanted first; what has weight 0 is not wanted. */
function wantedLanguages(accepted: string): string[] {
  return accepted
    .slice(0, 1000)
    .split(",")
    .map((part) => {
      const [language = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((each) => each.trim()).find((each) => each.startsWith("q="));
      return { language: language.trim(), weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ language, weight }) => language !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
}
