import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, it } from "vitest";
import { GSM_BASIC, GSM_EXTENSION } from "@/lib/core/gsm-alphabet";
import { analyzeText, countParts, isGsm7, replaceUnicode, splitParts } from "@/lib/core/sms-text";

const a = (count: number) => "a".repeat(count);
const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
const alphabet = fc.constantFrom(...GSM_BASIC, ...GSM_EXTENSION);
const gsmText = fc
  .array(fc.oneof({ weight: 4, arbitrary: alphabet }, fc.constantFrom("€", "[", "a")), { maxLength: 500 })
  .map((all) => all.join(""));
const anyText = fc
  .array(fc.oneof(fc.string({ unit: "binary", maxLength: 3 }), fc.constantFrom("a", "你", "😀", "€")), {
    maxLength: 300,
  })
  .map((all) => all.join(""));

describe("the GSM alphabet (3GPP TS 23.038, 6.2.1)", () => {
  it("has 127 characters and ten of the extension, each once", () => {
    expect(GSM_BASIC).toHaveLength(127);
    expect(GSM_EXTENSION).toHaveLength(10);
    expect(new Set([...GSM_BASIC, ...GSM_EXTENSION]).size).toBe(137);
  });

  it.each(["ç", "á", "í", "`", "\t", "’", "–", "你", "\u00A0", "\u001B", "ş"])("does not have %j", (char) =>
    expect(isGsm7(char)).toBe(false),
  );
});

describe("parts", () => {
  it.each<[string, string, "gsm7" | "ucs2", number, number, number]>([
    ["nothing", "", "gsm7", 0, 0, 160],
    ["one", "a", "gsm7", 1, 1, 159],
    ["160", a(160), "gsm7", 1, 160, 0],
    ["161", a(161), "gsm7", 2, 161, 145],
    ["306", a(306), "gsm7", 2, 306, 0],
    ["307", a(307), "gsm7", 3, 307, 152],
    ["80 euros", "€".repeat(80), "gsm7", 1, 160, 0],
    ["81 euros: 76 fit in a part of 153", "€".repeat(81), "gsm7", 2, 162, 143],
    ["an extension character at septet 153", `${a(152)}€${a(10)}`, "gsm7", 2, 164, 141],
    ["straddling costs a part", `${a(152)}€${a(152)}`, "gsm7", 3, 306, 152],
    ["70 Chinese", "你".repeat(70), "ucs2", 1, 70, 0],
    ["71 Chinese", "你".repeat(71), "ucs2", 2, 71, 63],
    ["134 Chinese", "你".repeat(134), "ucs2", 2, 134, 0],
    ["135 Chinese", "你".repeat(135), "ucs2", 3, 135, 66],
    ["35 emoji", "😀".repeat(35), "ucs2", 1, 70, 0],
    ["36 emoji: 33 fit in a part of 67", "😀".repeat(36), "ucs2", 2, 72, 61],
    ["a pair at unit 67", `${"你".repeat(66)}😀${"你".repeat(10)}`, "ucs2", 2, 78, 55],
    ["one curly quote in 100", `${a(99)}’`, "ucs2", 2, 100, 34],
  ])("%s", (_, text, encoding, parts, units, remaining) => {
    expect(analyzeText(text)).toMatchObject({ encoding, parts, units, remaining });
    expect(countParts(text)).toBe(parts);
    expect(splitParts(text)).toHaveLength(parts);
  });

  it("the fast count, the analysis and the split agree; parts joined are the text and none is too long", () => {
    fc.assert(
      fc.property(fc.oneof(gsmText, anyText), (text) => {
        const { parts, perPart, encoding, remaining } = analyzeText(text);
        const split = splitParts(text);
        expect(countParts(text)).toBe(parts);
        expect(split.join("")).toBe(text);
        expect(split).toHaveLength(parts);
        expect(remaining).toBeGreaterThanOrEqual(0);
        for (const part of split) {
          const units = encoding === "gsm7" ? analyzeText(part).units : part.length;
          expect(units).toBeLessThanOrEqual(perPart);
          if (wellFormed(text)) expect(wellFormed(part)).toBe(true);
        }
      }),
    );
  });

  it("agrees with sms-segments-calculator on GSM texts and on Unicode without joined emoji", () => {
    const plain = fc
      .array(fc.constantFrom("a", "你", "😀", "é", "ம", "ع"), { minLength: 1, maxLength: 220 })
      .map((all) => `你${all.join("")}`);
    const counted = (text: string, encoding: "GSM-7" | "UCS-2") =>
      new SegmentedMessage(text, encoding).segmentsCount;
    fc.assert(
      fc.property(gsmText, (text) => /[\r\f]|^$/.test(text) || countParts(text) === counted(text, "GSM-7")),
    );
    fc.assert(fc.property(plain, (text) => countParts(text) === counted(text, "UCS-2")));
  });
});

describe("characters that force Unicode", () => {
  it("are named with their place and a suggestion", () => {
    expect(analyzeText("Jom’s 😀 – sí!").unicodeCharacters).toEqual([
      { char: "’", index: 3, suggestion: "'" },
      { char: "😀", index: 6 },
      { char: "–", index: 9, suggestion: "-" },
      { char: "í", index: 12, suggestion: "i" },
    ]);
    expect(analyzeText("Harga: 5€ [A]").unicodeCharacters).toEqual([]);
  });

  it.each([
    ["“Jualan” – 50% off…", '"Jualan" - 50% off...'],
    ["it’s\u00A0now\u202F5", "it's now 5"],
    ["zero\u200Bwidth\uFEFF", "zerowidth"],
    ["e\u0301 and i\u0301", "é and i\u0301"],
    ["Café 你好 😀", "Café 你好 😀"],
    ["sí", "sí"],
    ["a\tb • c", "a b - c"],
  ])("replaces typography in %j", (text, plain) => expect(replaceUnicode(text)).toBe(plain));

  it("drops marks only when asked, and leaves nothing of the suggestion to be replaced again", () => {
    expect(replaceUnicode("Sílvia Čapek Łódź", { letters: true })).toBe("Silvia Capek Lodz");
    fc.assert(fc.property(anyText, (text) => replaceUnicode(replaceUnicode(text)) === replaceUnicode(text)));
    fc.assert(fc.property(gsmText, (text) => replaceUnicode(text, { letters: true }) === text));
  });
});
