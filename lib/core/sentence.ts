import type { SpokenArguments } from "@/lib/core/generated/texts";

/** A value of a text: words, or a sentence that is said in the same language. */
export type Words = string | Sentence;

/** File, group and name of a text: `problems.templates.nameTaken`. */
export type SentenceKey = keyof SpokenArguments<Words>;

/** What a text must be given; of several keys, what any of them must be given. */
type ArgumentsOf<Key extends SentenceKey> = (
  Key extends unknown
    ? (values: SpokenArguments<Words>[Key]) => void
    : never
) extends (values: infer All) => void
  ? All
  : never;

/** The values of a sentence: none may be missing, and a text without arguments takes none. */
export type ValuesOf<Key extends SentenceKey> =
  unknown extends ArgumentsOf<Key> ? [values?: undefined] : [values: ArgumentsOf<Key>];

export type SentenceValues = Record<string, string | number | Sentence>;

declare const made: unique symbol;

/**
 * What a person is told, before it is said in a language. Only `sentence` makes one, so that none
 * lacks a value.
 */
export interface Sentence {
  key: SentenceKey;
  values?: SentenceValues;
  readonly [made]: true;
}

/** Says a sentence in one language. */
export type Say = (sentence: Sentence) => string;

/** Names a text of `messages/en` and gives it its values. */
export function sentence<Key extends SentenceKey>(key: Key, ...[values]: ValuesOf<Key>): Sentence {
  return (values === undefined ? { key } : { key, values }) as Sentence;
}

/**
 * The same for a key that is only found while running, where no type can compare the values: what
 * a schema's rule says of a value (`said` takes only texts that name its limits).
 */
export function foundSentence(key: SentenceKey, values: SentenceValues): Sentence {
  return { key, values } as Sentence;
}
