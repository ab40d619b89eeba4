import { ALSO_ALONE } from "@/lib/opt-outs/also-alone.rules";
import { courtesyAt, isCourtesyWord, softAt, withoutCourtesy } from "@/lib/opt-outs/courtesy.rules";
import { DEFAULT_KEYWORDS, type Keyword, ONLY_ALONE } from "@/lib/opt-outs/default-keywords.rules";
import { findPhrase, joinPairs, MESSAGE_WORDS } from "@/lib/opt-outs/find-phrase.rules";
import { foldText, keyOf, sentencesOf, wordsOf } from "@/lib/opt-outs/fold-text.rules";
import { IDIOMS, OTHER_WORDS, STOP_SIGNS, TRAVEL } from "@/lib/opt-outs/opt-out-phrases.rules";
import type { OptOutSign } from "@/lib/opt-outs/opt-out-signs.rules";
import { mistyped } from "@/lib/opt-outs/typing-error.rules";
import { unglue } from "@/lib/opt-outs/unglue.rules";

/** What a text says about being texted. `words` is what gave it away. */
export interface OptOutReading {
  action: "stop" | "start" | "review";
  sign: OptOutSign;
  words: string;
}

/** A plain wish is short; a longer text is only looked through for phrases. */
const MOST_PLAIN = 30;
/** As long as 255 parts are, and more. */
const LONGEST_TEXT = 20_000;
const LONGEST_KEYWORD = 14;
const SHORT_TEXT = 5;
const FIRST_WORDS = 3;
const SHORT_HAN = 8;

const ALONE_KEYS = new Set(ONLY_ALONE.map(keyOf));
const IDIOM_KEYS = new Set(IDIOMS.map(keyOf));

/**
 * What a text says about being texted. A text that is nothing but stop words and courtesy acts at
 * once; one that holds a wish to stop in a sentence, or a stop word mistyped, is left to a person.
 * `sure: false` for a text that could not be read for sure, which never acts by itself.
 */
export function readOptOut(
  text: string,
  keywords: readonly Keyword[],
  { sure = true } = {},
): OptOutReading | null {
  const known = new Map(keywords.map((entry) => [keyOf(entry.keyword), entry]));
  const folded = foldText(text.slice(0, LONGEST_TEXT));
  const sentences = sentencesOf(folded).map(unglue);
  const asks = /[?؟]/.test(folded);
  const plain = plainAction(sentences, known, asks);
  if (plain !== null && sure) return { ...plain, sign: "word" };
  if (plain?.action === "stop") return { action: "review", sign: "unsure", words: plain.words };
  if (plain !== null) return null;
  const words = unglue(wordsOf(folded));
  const said = withoutIdioms(words);
  const doubt =
    stopSign(text, words) ?? nearMiss(said, known) ?? ownSentence(sentences, known) ?? phraseIn(said, folded);
  return doubt && { action: "review", ...doubt };
}

type Plain = { action: "stop" | "start"; words: string } | null;
type Doubt = { sign: OptOutSign; words: string } | null;
type Known = ReadonlyMap<string, Keyword>;

/** Every sentence a keyword, or one sentence of keywords of one action and courtesy. */
function plainAction(said: string[][], known: Known, asks: boolean): Plain {
  const sentences = withoutGreeting(said);
  const all = sentences.flat();
  if (all.length === 0 || all.length > MOST_PLAIN) return null;
  const whole = lookUp(all.join(""), known);
  if (whole) return { action: whole.action, words: whole.keyword };
  const each = sentences.map((words) =>
    sentences.length === 1 ? sentence(words, known, asks) : only(words, known),
  );
  const found = each[0] ?? null;
  return found !== null && each.every((one) => one?.action === found.action) ? found : null;
}

/** "Hi. Please stop": a greeting of its own is no part of what is asked. */
function withoutGreeting(sentences: string[][]): string[][] {
  const from = sentences.findIndex((words) => withoutCourtesy(words).length > 0);
  return from < 0 ? sentences : sentences.slice(from);
}

function only(words: string[], known: Known): Plain {
  const entry = lookUp(words.join(""), known);
  return entry ? { action: entry.action, words: entry.keyword } : null;
}

function sentence(words: string[], known: Known, asks: boolean): Plain {
  let found: Plain = null;
  let soft = false;
  for (let at = 0; at < words.length; ) {
    const step = keywordAt(words, at, known);
    if (step !== null) {
      if (found !== null && found.action !== step.entry.action) return null;
      found ??= { action: step.entry.action, words: step.entry.keyword };
      at += step.length;
      continue;
    }
    const particle = softAt(words, at);
    soft ||= particle > 0;
    const courtesy = particle || courtesyAt(words, at);
    if (courtesy === 0) return null;
    at += courtesy;
  }
  return soft && found !== null && (asks || ALONE_KEYS.has(keyOf(found.words))) ? null : found;
}

function keywordAt(words: string[], at: number, known: Known): { entry: Keyword; length: number } | null {
  for (let length = Math.min(LONGEST_KEYWORD, words.length - at); length > 0; length -= 1) {
    const entry = lookUp(words.slice(at, at + length).join(""), known);
    if (entry) return { entry, length };
  }
  return null;
}

/** As it is, or as it is meant by somebody who holds a key down: "stooop", "stopp". */
function lookUp(key: string, known: Known): Keyword | undefined {
  const held = /(\p{L})\1\1/u.test(key);
  return (
    known.get(key) ??
    (held
      ? (known.get(key.replace(/(\p{L})\1\1+/gu, "$1")) ?? known.get(key.replace(/(\p{L})\1\1+/gu, "$1$1")))
      : undefined) ??
    (key.length > 4 && key.at(-1) === key.at(-2) ? known.get(key.slice(0, -1)) : undefined)
  );
}

function stopSign(text: string, words: string[]): Doubt {
  const alone = [words, withoutCourtesy(words)].map((said) => said.join(""));
  const whole = alone.find((said) => ALSO_ALONE.has(said));
  if (whole !== undefined) return { sign: "within", words: whole };
  const sign = words.every(isCourtesyWord) ? STOP_SIGNS.exec(text.slice(0, LONGEST_TEXT))?.[0] : undefined;
  return sign === undefined ? null : { sign: "within", words: sign };
}

/**
 * A stop word in a short text or among the first words of a longer one, or one that is mistyped.
 */
function nearMiss(words: string[], known: Known): Doubt {
  const kept = words.length > 200 ? words.slice(0, 200) : words;
  const said = withoutCourtesy(kept);
  const travels = kept.some((word) => TRAVEL.has(word)) && !kept.some((word) => MESSAGE_WORDS.has(word));
  if (travels) return null;
  const stops = new Map<string, string>();
  for (const entry of [...DEFAULT_KEYWORDS, ...known.values()])
    if (entry.action === "stop" && !ALONE_KEYS.has(keyOf(entry.keyword)))
      stops.set(keyOf(entry.keyword), entry.keyword);
  const han = said.filter((word) => /^\p{Script=Han}$/u.test(word)).length;
  const short = said.length <= (han > 0 ? SHORT_HAN : SHORT_TEXT);
  const places = short ? said.length : FIRST_WORDS;
  for (let at = 0; at < Math.min(places, said.length); at += 1)
    for (let length = 1; length <= Math.min(LONGEST_KEYWORD, said.length - at); length += 1) {
      const keyword = stops.get(said.slice(at, at + length).join(""));
      if (keyword !== undefined) return { sign: "within", words: keyword };
    }
  return typo(said, known);
}

/** "Who gave you my number? STOP": a sentence of its own in a longer text. */
function ownSentence(sentences: string[][], known: Known): Doubt {
  for (const words of sentences) {
    const said = words.length <= SHORT_TEXT ? lookUp(words.join(""), known) : undefined;
    if (said?.action === "stop" && !ALONE_KEYS.has(keyOf(said.keyword)))
      return { sign: "within", words: said.keyword };
  }
  return null;
}

function typo(said: string[], known: Known): Doubt {
  const first = said[0];
  if (first === undefined) return null;
  const stops = [...DEFAULT_KEYWORDS, ...known.values()].filter((entry) => entry.action === "stop");
  // "stop32088", "stop111"
  const bare = lookUp(/^(\p{L}{3,20})\d{1,6}$/u.exec(first)?.[1] ?? "", known);
  if (bare?.action === "stop" && said.length <= FIRST_WORDS) return { sign: "typo", words: bare.keyword };
  const candidates = [said.length <= 4 ? said.join("") : "", said.length <= FIRST_WORDS ? first : ""];
  for (const word of candidates) {
    if (word === "" || known.has(word) || OTHER_WORDS.has(word)) continue;
    const meant = stops.find((entry) => mistyped(word, keyOf(entry.keyword)));
    if (meant !== undefined) return { sign: "typo", words: meant.keyword };
  }
  return null;
}

/** As it was said, and without the courtesy that may stand between: "jangan la hantar". */
function phraseIn(words: string[], folded: string): Doubt {
  const bare = withoutCourtesy(words);
  const phrase =
    findPhrase(joinPairs(words), folded) ??
    (bare.length < words.length ? findPhrase(joinPairs(bare), folded) : null);
  return phrase === null ? null : { sign: "phrase", words: phrase };
}

function withoutIdioms(words: string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = [4, 3, 2, 1].find((count) => IDIOM_KEYS.has(words.slice(at, at + count).join(""))) ?? 0;
    if (length === 0) left.push(words[at] as string);
    at += Math.max(1, length);
  }
  return left;
}
