import format, { type CompiledMessage } from "icu-minify/format";
import type { Sentence } from "@/lib/core/sentence";

const known = new Map<string, unknown>();

/** One formatter of a kind for each language and its options: making one is slow. */
function kept<Options, Formatter>(kind: string, make: (locale?: string, options?: Options) => Formatter) {
  return (locale?: string, options?: Options): Formatter => {
    const name = `${kind} ${locale} ${JSON.stringify(options ?? {})}`;
    const made = (known.get(name) as Formatter | undefined) ?? make(locale, options);
    known.set(name, made);
    return made;
  };
}

type Formatters = Parameters<typeof format>[3]["formatters"];

const formatters = {
  getDateTimeFormat: kept("date", (...of: [string?, Intl.DateTimeFormatOptions?]) =>
    Intl.DateTimeFormat(...of),
  ),
  getNumberFormat: kept("number", (...of: [string?, Intl.NumberFormatOptions?]) => Intl.NumberFormat(...of)),
  getPluralRules: kept("plural", (...of: [string?, Intl.PluralRulesOptions?]) => new Intl.PluralRules(...of)),
} as Formatters;

/** A sentence in the language whose compiled texts `textOf` finds. */
export function renderSentence(
  { key, values = {} }: Sentence,
  locale: string,
  textOf: (key: string) => CompiledMessage,
): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "object" ? renderSentence(value, locale, textOf) : value,
  ]);
  return String(format(textOf(key), locale, Object.fromEntries(said), { formatters }));
}
