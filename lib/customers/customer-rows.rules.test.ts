import { expect, it } from "vitest";
import { readCustomerRows } from "./customer-rows.rules";

const read = (text: string) =>
  readCustomerRows(text).map(({ username, name, notes, problem }) =>
    [username, name, notes, problem ?? "fine"].join("|"),
  );

it.each([
  ["kedai-siti\nahmad", ["kedai-siti|||fine", "ahmad|||fine"]],
  ["kedai-siti,Kedai Siti,pays cash", ["kedai-siti|Kedai Siti|pays cash|fine"]],
  ["kedai-siti\tKedai Siti", ["kedai-siti|Kedai Siti||fine"]],
  ["kedai-siti;Kedai Siti", ["kedai-siti|Kedai Siti||fine"]],
  ['kedai-siti,"Siti, Sdn Bhd"', ["kedai-siti|Siti, Sdn Bhd||fine"]],
  ['a,"He said ""hi"""', ['a|He said "hi"||fine']],
  ["Name,Username\nKedai Siti,kedai-siti", ["kedai-siti|Kedai Siti||fine"]],
  ["Company;Login;Remarks\nSiti;siti;vip", ["siti|Siti|vip|fine"]],
  ["\uFEFFusername\nsiti\n\n", ["siti|||fine"]],
  ["a\nA", ["a|||fine", "A|||twice"]],
  ["kedai siti", ["kedai siti|||spaces"]],
  [",No username", ["|No username||noUsername"]],
  ['a,"two\nlines"\nb', ["a|two\nlines||fine", "b|||fine"]],
])("%j are these customers", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

it("a row keeps the number that a spreadsheet shows, and every row comes out", () => {
  expect(readCustomerRows("username\n\nsiti").map(({ row }) => row)).toEqual([3]);
  expect(readCustomerRows(Array.from({ length: 6_000 }, (_, n) => `u${n}`).join("\n"))).toHaveLength(6_000);
});
