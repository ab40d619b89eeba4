import { expect, it } from "vitest";
import { readMoney } from "./read-money";

it.each([
  ["1234.50", "1234.50"],
  ["1,234.50", "1234.50"],
  [" RM 1,234.50 ", "1234.50"],
  ["MYR1,234", "1234"],
  ["1 234.50", "1234.50"],
  ["1’234.50", "1234.50"],
  ["１２３４．５０", "1234.50"],
  ["12,345,678.9", "12345678.9"],
  ["0.05", "0.05"],
  [".5", "0.5"],
  ["600", "600"],
  ["007", "7"],
  ["12.500", "12.50"],
])("an amount as people write it: %j", (text, value) => {
  expect(readMoney(text, 2)).toEqual({ kind: "amount", value });
});

it.each([
  ["1.234,50", "1234.50"],
  ["1234,50", "1234.50"],
  ["0,05", "0.05"],
  ["1.234", "1234"],
  ["1.234.567", "1234567"],
])("%j may mean another amount and is asked about", (text, value) => {
  expect(readMoney(text, 2)).toEqual({ kind: "asked", value });
});

it.each([
  ["", "empty"],
  ["-5", "sign"],
  ["(5.00)", "sign"],
  ["1.2345", "places"],
  ["5.001", "asked"],
  ["1,2345.6", "unreadable"],
  ["1,23,456", "unreadable"],
  ["abc", "unreadable"],
  ["1e3", "unreadable"],
  ["1234567890123", "large"],
])("%j is no amount in cents: %s", (text, why) => {
  const read = readMoney(text, 2);
  expect(read.kind === "none" ? read.why : read.kind).toBe(why);
});

it("a price per credit has six places, and a comma in it is asked about", () => {
  expect(readMoney("0.055", 6)).toEqual({ kind: "amount", value: "0.055" });
  expect(readMoney("1.234", 6)).toEqual({ kind: "amount", value: "1.234" });
  expect(readMoney("0,055", 6)).toEqual({ kind: "asked", value: "0.055" });
  expect(readMoney("1,234", 6)).toEqual({ kind: "asked", value: "1.234" });
  expect(readMoney("0.0000001", 6)).toEqual({ kind: "none", why: "places" });
});

it("a currency without cents takes none", () => {
  expect(readMoney("1,234", 0)).toEqual({ kind: "amount", value: "1234" });
  expect(readMoney("12.5", 0)).toEqual({ kind: "none", why: "places" });
});
