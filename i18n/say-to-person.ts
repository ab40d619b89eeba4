import type { CompiledMessage } from "icu-minify/format";
import { writingOf } from "@/lib/core/language";
import { renderSentence } from "@/lib/core/render-sentence";
import type { Say } from "@/lib/core/sentence";
import { chosenLocale } from "./chosen-locale";
import { loadMessages } from "./load-messages";

/** Says the sentences of `lib` in the language of whoever asks. */
export async function sayToPerson(): Promise<Say> {
  return sayIn(await chosenLocale());
}

export function sayIn(locale: string): Say {
  const texts = loadMessages(locale);
  return (sentence) => renderSentence(sentence, writingOf(locale), (key) => textAt(texts, key));
}

function textAt(texts: object, key: string): CompiledMessage {
  let at: unknown = texts;
  for (const name of key.split(".")) at = (at as Record<string, unknown> | undefined)?.[name];
  return (at as CompiledMessage | undefined) ?? key;
}
