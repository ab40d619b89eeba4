import { describe, expect, it } from "vitest";
import { readAmount } from "@/lib/core/read-amount";
import { readPastedLines, stateOfLines } from "./pasted-lines.rules";

describe("a pasted line", () => {
  it.each([
    ["kedai-siti, 500", "kedai-siti", "500"],
    ["kedai-siti,500", "kedai-siti", "500"],
    ["kedai-siti,1,000", "kedai-siti", "1,000"],
    ["kedai-siti, 1,000", "kedai-siti", "1,000"],
    ["kedai-siti, 12,345,678", "kedai-siti", "12,345,678"],
    ["kedai-siti\t500", "kedai-siti", "500"],
    ["kedai-siti\t1,000", "kedai-siti", "1,000"],
    ["kedai-siti\t1,000\tpaid cash", "kedai-siti", "1,000"],
    ["kedai-siti\t\t700", "kedai-siti", "700"],
    ["kedai-siti;500", "kedai-siti", "500"],
    ["kedai-siti ; 1 000", "kedai-siti", "1 000"],
    ["kedai-siti;1,000;note", "kedai-siti", "1,000"],
    ["kedai-siti 500", "kedai-siti", "500"],
    ["kedai-siti    500", "kedai-siti", "500"],
    ["kedai-siti 1 000", "kedai-siti", "1 000"],
    ["  kedai-siti   1,000  ", "kedai-siti", "1,000"],
    ['"kedai-siti","1,000"', "kedai-siti", "1,000"],
    ['"kedai-siti",1000', "kedai-siti", "1000"],
    ['kedai-siti,"1,000"', "kedai-siti", "1,000"],
    ["kedai-siti，５００", "kedai-siti", "５００"],
    ["kedai-siti；１，０００", "kedai-siti", "１,０００"],
    ["kedai-siti　1000", "kedai-siti", "1000"],
    ["kedai-siti, 1.000", "kedai-siti", "1.000"],
    ["kedai-siti 500 credits", "kedai-siti", "500"],
    ["kedai-siti, 500 kredit.", "kedai-siti", "500"],
    ["kedai-siti: 500", "kedai-siti", "500"],
    ["kedai-siti = 500", "kedai-siti", "500"],
    ["kedai-siti, 500,", "kedai-siti", "500"],
    ["kedai-siti, 1,000.00", "kedai-siti", "1,000.00"],
    ["KEDAI.Siti_2, 500", "KEDAI.Siti_2", "500"],
    ["kedai2 1 000", "kedai2", "1 000"],
    ["60123456789x, 500", "60123456789x", "500"],
    ["Kedai Siti, 500", "Kedai Siti", "500"],
    ["500 kedai-siti", "kedai-siti", "500"],
    ["1,000 kedai-siti", "kedai-siti", "1,000"],
    ["1,000\tkedai-siti", "kedai-siti", "1,000"],
    ["kedai-siti", "kedai-siti", ""],
    ["kedai-siti,", "kedai-siti", ""],
    ["kedai-siti, RM 500", "kedai-siti", "RM 500"],
    ["kedai-siti, five hundred", "kedai-siti", "five hundred"],
    ["kedai-siti, -5", "kedai-siti", "-5"],
    ["kedai-siti, 1.5", "kedai-siti", "1.5"],
  ])("%j is %j and %j", (line, customer, amount) => {
    expect(readPastedLines(line)).toEqual([{ customer, amount }]);
  });
});

describe("many pasted lines", () => {
  it.each([
    "username,amount",
    "Username\tCredits",
    "user name;credits",
    "Customer, Amount",
    "Pelanggan;Kredit",
    "nama jumlah",
    '"Username","Credits"',
    "客户,数量",
  ])("%j is a heading and no customer", (heading) => {
    expect(readPastedLines(`${heading}\na, 5`)).toEqual([{ customer: "a", amount: "5" }]);
  });

  it("a heading counts on the first line only, and a customer may be called like one", () => {
    expect(readPastedLines("name, 500\nusername, amount")).toEqual([
      { customer: "name", amount: "500" },
      { customer: "username", amount: "amount" },
    ]);
  });

  it("blank lines and any line end are nothing, a mark of the file is nothing", () => {
    expect(readPastedLines("\uFEFFa 1\r\n\r\n  \nb 2\rc 3\n")).toEqual([
      { customer: "a", amount: "1" },
      { customer: "b", amount: "2" },
      { customer: "c", amount: "3" },
    ]);
    expect(readPastedLines("  \n ")).toEqual([]);
  });

  it("every line that was pasted comes out, and nothing typed is lost", () => {
    const text = Array.from({ length: 700 }, (_, n) => `shop${n}, ${n + 1}`).join("\n");
    expect(readPastedLines(text)).toHaveLength(700);
  });

  it("never reads for long, whatever was pasted", () => {
    const began = performance.now();
    for (const hostile of [
      ",".repeat(50_000),
      `a${" ".repeat(50_000)}`,
      '"'.repeat(20_001),
      "1,".repeat(20_000),
    ])
      readPastedLines(hostile);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("a customer that stands there twice is named with the line of the first", () => {
    const lines = readPastedLines("a, 1\nb, 2\nA, 1.000\n, 5");
    expect(stateOfLines(lines).map(({ sameAs }) => sameAs)).toEqual([null, null, 0, null]);
    expect(stateOfLines(lines)[2]?.amount).toEqual(readAmount("1.000"));
    expect(readAmount("1.000").kind).toBe("asked");
  });
});
