import { describe, expect, it } from "vitest";
import { analyzeText } from "@/lib/core/sms-text";
import { plainText, unicodeCharacters } from "./unicode-characters";

describe("unicodeCharacters", () => {
  it("names typography, letters with marks and emoji, each once, with what could stand there", () => {
    const { native, characters } = unicodeCharacters("Don’t, won’t… Cik Í 👨‍👩‍👧 🇲🇾");
    expect(native).toBe(false);
    expect(characters).toEqual([
      { char: "’", count: 2, suggestion: "'" },
      { char: "…", count: 1, suggestion: "..." },
      { char: "Í", count: 1, suggestion: "I" },
      { char: "👨‍👩‍👧", count: 1, suggestion: undefined },
      { char: "🇲🇾", count: 1, suggestion: undefined },
    ]);
  });

  it.each(["欢迎光临！", "வணக்கம்", "مرحبا", "Chào bạn, მადლობა"])("leaves %s to its own script", (text) => {
    expect(unicodeCharacters(text).native).toBe(true);
  });

  it("replaces all that it offers, letters too", () => {
    const text = "Café – “Í”";
    expect(plainText(text, unicodeCharacters(text).characters)).toBe('Café - "I"');
    expect(analyzeText('Café - "I"').encoding).toBe("gsm7");
  });

  it("what removing saves is counted too: an emoji has no twin", () => {
    const text = `${"Jualan raya bermula esok. ".repeat(4)}🎉`;
    const plain = plainText(text, unicodeCharacters(text).characters);
    expect([analyzeText(text).parts, analyzeText(plain).parts]).toEqual([2, 1]);
  });
});
