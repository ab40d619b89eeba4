import { describe, expect, it } from "vitest";
import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import { withMalaysiaPrefix } from "@/lib/malaysia/malaysia-template.rules";

const kinds = (text: string, brand = "") =>
  checkMalaysia(text, brand).map((finding) => [finding.kind, finding.found]);

describe("checkMalaysia", () => {
  it.each([
    ["RM0 See https://example.com/a?b=1", "hyperlink", "https://example.com/a?b=1"],
    ["RM0 Layari www.kedai.my sekarang", "hyperlink", "www.kedai.my"],
    ["RM0 order at bit.ly/abc now", "hyperlink", "bit.ly/abc"],
    ["RM0 Call 03-1234 5678 today", "callbackNumber", "03-1234 5678"],
    ["RM0 WhatsApp +60 12-345 6789", "callbackNumber", "+60 12-345 6789"],
    ["RM0 Hotline 1-300-88-2525", "callbackNumber", "1-300-88-2525"],
    ["RM0 Reply with your IC number", "personalData", "IC number"],
    ["RM0 请回复密码", "personalData", "密码"],
    ["RM0 Layari {{fields.page|kedai.my}}", "hyperlink", "kedai.my"],
    ["RM0 Sila balas dengan kata laluan", "personalData", "kata laluan"],
  ])("finds what is banned in %j and where it stands", (text, kind, found) => {
    const finding = checkMalaysia(text, "").find((one) => one.kind === kind);
    expect(finding?.found).toBe(found);
    expect(text.slice(finding?.from, finding?.to)).toBe(found);
  });

  it.each([
    "RM0 Sale ends 24.12.2026 at 18.30.",
    "RM0.00 Kedai: 20% off, 3 for 100.",
    "RM0 Hi {{firstName|there}}, see you on Saturday.",
    "RM0 Pinned items are back. Order 10023456 is ready.",
    "RM0 Never tell anyone what your bank asked.",
    "RM0 Visit {{fields.site}} or {{fields.shop|us}} in {{fields.my}}.",
  ])("leaves %j alone", (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it("misses the price and the brand, and puts them there once", () => {
    expect(kinds("Sale today", "Kedai")).toEqual([
      ["pricePrefix", ""],
      ["brandName", ""],
    ]);
    expect(withMalaysiaPrefix("Sale today", "Kedai")).toBe("RM0 Kedai: Sale today");
    expect(withMalaysiaPrefix("RM0 Kedai: Sale today", "Kedai")).toBe("RM0 Kedai: Sale today");
    expect(withMalaysiaPrefix("RM0.00 Sale", "Kedai")).toBe("RM0.00 Kedai Sale");
    expect(kinds("RM0.50 Kedai: Sale", "Kedai")).toEqual([["pricePrefix", ""]]);
  });
});
