import type { SentenceKey } from "@/lib/core/sentence";

type InputKey = Extract<SentenceKey, `input.${string}`>;

/** What a schema says of a wrong value: a sentence of `messages/en/input.json`, by its key. */
export function said(key: InputKey): InputKey {
  return key;
}
