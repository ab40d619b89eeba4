import compile from "icu-minify/compile";
import { readTexts, type Texts, textsStay } from "@/lib/platform/languages";

type Messages = Record<string, Record<string, unknown>>;

const cache = new Map<string, Messages>();

/**
 * All texts of a language, compiled for next-intl's small formatter. Compiled once, except while
 * they are being written.
 */
export function loadMessages(locale: string): Messages {
  const messages = cache.get(locale) ?? (compiled(readTexts(locale)) as Messages);
  if (textsStay()) cache.set(locale, messages);
  return messages;
}

function compiled(texts: Texts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === "string" ? plain(compile(text)) : compiled(text),
    ]),
  );
}

/** The compiler's objects have no prototype; the way to the browser takes plain ones only. */
function plain(text: ReturnType<typeof compile>): unknown {
  return typeof text === "string" ? text : JSON.parse(JSON.stringify(text));
}
