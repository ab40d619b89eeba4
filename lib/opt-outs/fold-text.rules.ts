/**
 * Letters of the same look that Unicode does not fold: on a square, in a circle, as half a flag.
 */
const DRESSED: readonly [first: number, last: number][] = [
  [0x1f150, 0x1f169],
  [0x1f170, 0x1f189],
  [0x1f1e6, 0x1f1ff],
];

/** Letters of other scripts that look like one of ours: a word of them reads the same. */
const SAME_LOOK = "авекмнорстхуѕіјοτρε";
const LATIN = "abekmhopctxysijotpe";

/**
 * A text as opt-out words are compared: one form of each letter (width, case, accents, hamza, vowel
 * marks, tatweel), nothing that is invisible, apostrophes gone. What ends a sentence stays.
 */
export function foldText(text: string): string {
  return text
    .replace(/[\u{1f150}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu, undress)
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, "")
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}'’‘`´ʼ]/gu, "")
    .replace(/(?<!!)!+1+!*/g, "!")
    .replace(/[авекмнорстхуѕіјοτρε]/g, (letter) => LATIN[SAME_LOOK.indexOf(letter)] ?? letter)
    .replaceAll("ٱ", "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .normalize("NFC");
}

function undress(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const range = DRESSED.find(([first, last]) => code >= first && code <= last);
  return range === undefined ? letter : String.fromCharCode(0x61 + code - range[0]);
}

/**
 * The words of a folded text. Chinese has no spaces, so each of its characters is a word; marks,
 * symbols and emoji are none.
 */
export function wordsOf(folded: string): string[] {
  return folded.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu) ?? [];
}

/**
 * The sentences of a folded text that have words. "s.t.o.p" is one word, not four sentences, and
 * "stop...pls" is one sentence: who writes three dots goes on.
 */
export function sentencesOf(folded: string): string[][] {
  const sentences = folded
    .replace(/\.{2,}|…+/g, " ")
    .replace(DOTTED, (letters) => letters.replaceAll(".", ""))
    .split(/[.!?。؟;\n\r]/)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  return sentences.every((words) => words.length === 1 && isLetter(words[0] ?? ""))
    ? [sentences.flat()].filter((words) => words.length > 0)
    : sentences;
}

/** "s.t.o.p" */
const DOTTED = /(?<![\p{L}\p{M}\p{N}])(?:\p{L}\.){3,20}\p{L}?(?![\p{L}\p{M}\p{N}])/gu;

/** One letter with its marks, as somebody writes it who puts a space after each. */
function isLetter(word: string): boolean {
  return /^(?!\p{Script=Han})\p{L}\p{M}*$/u.test(word);
}

/** Keywords are asked for again with every text. */
const keys = new Map<string, string>();

/** What two words have in common when spaces between and inside them do not matter. */
export function keyOf(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = wordsOf(foldText(text)).join("");
  if (keys.size > 5_000) keys.clear();
  keys.set(text, key);
  return key;
}
