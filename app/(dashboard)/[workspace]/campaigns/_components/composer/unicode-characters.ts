import { isGsm7 } from "@/lib/core/gsm-alphabet";
import { suggestGsm } from "@/lib/core/sms-text-replacements";

export interface CountedCharacter {
  /** As a person sees it: an emoji of several code points is one. */
  char: string;
  count: number;
  /**
   * What says the same in GSM-7, empty when nothing is lost without it; undefined when there is no
   * such thing.
   */
  suggestion: string | undefined;
}

export interface UnicodeCharacters {
  /** Written in a script of its own, Tamil or Chinese say: there is nothing to mend. */
  native: boolean;
  characters: CountedCharacter[];
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The characters that make a text Unicode, each once, in the order in which they come. */
export function unicodeCharacters(text: string): UnicodeCharacters {
  const counted = new Map<string, CountedCharacter>();
  for (const { segment: char } of graphemes.segment(text)) {
    if (isGsm7(char)) continue;
    const known = counted.get(char);
    if (known) known.count += 1;
    else counted.set(char, { char, count: 1, suggestion: suggestGsm(char) });
  }
  const characters = [...counted.values()];
  return {
    native: characters.some(({ char, suggestion }) => suggestion === undefined && /\p{L}/u.test(char)),
    characters,
  };
}

/** The text without its Unicode characters: their plain twins, and nothing where there is none. */
export function plainText(text: string, characters: CountedCharacter[]): string {
  return characters.reduce((now, { char, suggestion }) => now.replaceAll(char, suggestion ?? ""), text);
}
