import { expect, it } from "vitest";
import { readAmount } from "./read-amount";

it.each([
  ["1000", 1000],
  [" 1,000 ", 1000],
  ["12,345,678", 12_345_678],
  ["1 000", 1000],
  ["1 000", 1000],
  ["１０００", 1000],
  ["１，０００", 1000],
  ["1,000.00", 1000],
  ["+500", 500],
])("fault 5: %j is %i credits, as a person or a spreadsheet writes it", (text, value) => {
  expect(readAmount(text)).toEqual({ kind: "number", value });
});

it("fault 5: 1.000 is asked about, not guessed", () => {
  expect(readAmount("1.000")).toEqual({ kind: "asked", value: 1000 });
  expect(readAmount("12.345.678")).toEqual({ kind: "asked", value: 12_345_678 });
});

it.each(["", "0", "00", "-5", "1,00", "1.5", "1,0000", "10,00,000", "abc", "1e3", "2000000000"])(
  "fault 5: %j is no number of credits",
  (text) => {
    expect(readAmount(text)).toEqual({ kind: "none" });
  },
);
