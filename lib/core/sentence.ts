import type alarms from "@/messages/en/alarms.json";
import type input from "@/messages/en/input.json";
import type problems from "@/messages/en/problems.json";
import type rules from "@/messages/en/rules.json";

/** The files of `messages/<language>` whose sentences `lib` says; screens have the others. */
interface SpokenTexts {
  problems: typeof problems;
  input: typeof input;
  rules: typeof rules;
  alarms: typeof alarms;
}

type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Key : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];

/** File, group and name of a text: `problems.templates.nameTaken`. */
export type SentenceKey = KeysOf<SpokenTexts>;

/** What a person is told, before it is said in a language. A value may be a sentence itself. */
export interface Sentence {
  key: SentenceKey;
  values?: SentenceValues;
}

export type SentenceValues = Record<string, string | number | Sentence>;

/** Says a sentence in one language. */
export type Say = (sentence: Sentence) => string;

export function sentence(key: SentenceKey, values?: SentenceValues): Sentence {
  return values === undefined ? { key } : { key, values };
}
