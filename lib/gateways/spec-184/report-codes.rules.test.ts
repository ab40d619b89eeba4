import { describe, expect, it } from "vitest";
import { mergedStatus } from "@/lib/delivery-reports/delivery-report.rules";
import { readReportCode } from "@/lib/gateways/spec-184/report-codes.rules";

const merged = (codes: string[]) => mergedStatus(codes.map((code) => ({ code, ...readReportCode(code) })));

describe("the status codes of specification 1.84", () => {
  it.each([
    [["6"], "delivered"],
    [["7"], "failed"],
    [["8"], "expired"],
    [["10"], "rejected"],
    [["9"], "unknown"],
    [["12"], "failed"],
    [["17"], "failed"],
    [["11"], null],
    [["13"], null],
    [["14"], null],
    [["15"], null],
    [["16"], null],
    [["13", "6"], "delivered"],
    [["7", "6"], "delivered"],
    [["6", "8"], "delivered"],
    [["9", "7"], "failed"],
    [["12", "8"], "expired"],
    [["42"], "unknown"],
    [["42", "9"], "unknown"],
    [[], null],
  ])("D3: %j gives %s", (codes, status) => {
    expect(merged(codes)).toBe(status);
  });

  it("D3: after each of them, a 6 delivers", () => {
    for (let code = 0; code < 1000; code += 1) expect(merged([String(code), "6"])).toBe("delivered");
  });
});
