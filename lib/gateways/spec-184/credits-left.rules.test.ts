import { describe, expect, it } from "vitest";
import { english } from "@/lib/core/english";
import { type BalanceForm, balanceOf, formFromPair } from "@/lib/gateways/spec-184/credits-left.rules";

const read = (body: string, known: BalanceForm = {}, earlier: string[] = []) => {
  const { outcome, credits, choices } = balanceOf(200, body, known, earlier);
  return credits ?? (choices ? choices.map(({ used, remaining }) => [used, remaining]) : outcome);
};

describe("balances that can be read in one way only", () => {
  it.each([
    ["Credit Used: 12 Credit Left: 4,567", 12, 4567],
    ["Credit Left: 4,567 Credit Used: 12", 12, 4567],
    ["Baki: 900\nTerpakai: 100", 100, 900],
    ['{"left":900,"used":100}', 100, 900],
    ["Balance: 900 (used 100)", 100, 900],
    ["remaining 900, used 100", 100, 900],
    ["余额:900 已用:100", 100, 900],
    ["1'234", null, 1234],
    ["1’234’567", null, 1_234_567],
    ["12|4567", 12, 4567],
    ["12 4567", 12, 4567],
    ["100-900", 100, 900],
    ["0,1000", 0, 1000],
    ["1234,56789", 1234, 56789],
    ["100,0", 100, 0],
    ["0,0", 0, 0],
    ["100.50,900.00", 100, 900],
    ["1,234;5,678", 1234, 5678],
    ["1,234,5,678", 1234, 5678],
    ["Terpakai: 3\nBaki: 1,000,000", 3, 1_000_000],
    ["4567", null, 4567],
    ["4567.50", null, 4567],
    ["0", null, 0],
    ["-5", null, -5],
    ["100,000", null, 100_000],
    ["100,050", null, 100_050],
    ["1,234,567", null, 1_234_567],
    ["1,234,567.89", null, 1_234_567],
    ["12,345.50", null, 12_345],
    ["1.234.567", null, 1_234_567],
    ["1.234,50", null, 1234],
    ["1\u00a0234", null, 1234],
    ["Credit Left: 1,234", null, 1234],
    ["Balance: RM100,900", null, 100_900],
    ["\uFEFF100,000 credits\r\n", null, 100_000],
  ])("%j", (body, used, remaining) => {
    expect(read(body)).toEqual({ used, remaining });
  });

  it.each([
    "",
    "no numbers",
    "1 2 3",
    "1e5",
    "used 1000",
    "2026-11-30 1000",
    "1703",
    "<html>502 Bad gateway 12</html>",
  ])("%j holds none", (body) => {
    expect(read(body)).toBe("unknown");
  });

  it("an HTTP error holds none, and a bare 1702 or 1704 is a refusal", () => {
    expect(balanceOf(502, "1000", {}, [])).toMatchObject({ outcome: "unknown", credits: null });
    expect(balanceOf(200, "1702", {}, [])).toMatchObject({ outcome: "refused", reason: "credentials" });
    expect(balanceOf(200, "1704", {}, [])).toMatchObject({ outcome: "refused", reason: "credits" });
  });
});

describe("balances that can be read in two ways", () => {
  const comma = [
    "100 900",
    "1 234",
    "12,34,567",
    "-100,900",
    '"100,900"',
    "100,900",
    "1,234",
    "Used,left: 100,900",
    "12,345",
  ];
  it.each(comma)("%j is not guessed", (body) => {
    const result = balanceOf(200, body, {}, []);
    expect(result).toMatchObject({ outcome: "unknown", credits: null });
    expect(result.choices).toHaveLength(2);
    expect(result.learned).toBeUndefined();
    expect(english(result.detail)).toContain(body);
  });

  it("both readings are offered, each with the settings that choose it", () => {
    expect(balanceOf(200, "100,900", {}, []).choices).toEqual([
      { used: null, remaining: 100_900, settings: { balanceNumbers: "one" } },
      { used: 100, remaining: 900, settings: { balanceNumbers: "two" } },
    ]);
    expect(read("1.234")).toEqual([
      [null, 1],
      [null, 1234],
    ]);
  });

  it("what is known of the account decides", () => {
    expect(read("100,900", { numbers: "one" })).toEqual({ used: null, remaining: 100_900 });
    expect(read("100,900", { numbers: "two" })).toEqual({ used: 100, remaining: 900 });
    expect(read("1.234", { numbers: "one" })).toEqual([
      [null, 1],
      [null, 1234],
    ]);
    expect(read("1.234", { numbers: "one", dot: "thousands" })).toEqual({ used: null, remaining: 1234 });
  });

  it("a certain answer teaches the form of the next one", () => {
    const learned = (body: string) => balanceOf(200, body, {}, []).learned;
    expect(learned("0,1000")).toEqual({ learnedNumbers: "two" });
    expect(learned("99|901")).toEqual({ learnedNumbers: "two" });
    expect(learned("100,050")).toEqual({ learnedNumbers: "one" });
    expect(learned("990")).toEqual({ learnedNumbers: "one" });
    expect(learned("990.50")).toEqual({ learnedNumbers: "one", learnedDot: "decimal" });
    expect(learned("1.234.567")).toEqual({ learnedNumbers: "one", learnedDot: "thousands" });
  });

  it("two answers tell together what neither tells alone", () => {
    // 40 more used, 40 fewer left.
    expect(formFromPair("100,900", "140,860")).toEqual({ numbers: "two" });
    // As a pair, credits used to date would have fallen.
    expect(formFromPair("100,900", "99,900")).toEqual({ numbers: "one" });
    expect(formFromPair("100,900", "100,890")).toEqual({});
    expect(formFromPair("100,900", "100,900")).toEqual({});
    expect(read("140,860", {}, ["100,900"])).toEqual({ used: 140, remaining: 860 });
    expect(read("140,860", {}, ["no numbers", "140,860", "100,900"])).toEqual({ used: 140, remaining: 860 });
  });

  it("an answer that the known form cannot read is read as it can be", () => {
    expect(read("1000", { numbers: "two" })).toEqual({ used: null, remaining: 1000 });
  });
});
