import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readablePhone } from "./readable-phone";

describe("readablePhone", () => {
  it.each([
    ["60123456789", "+60 12-345 6789"],
    ["601112345678", "+60 11-1234 5678"],
    ["+6581234567", "+65 8123 4567"],
    ["12025550123", "+1 202 555 0123"],
    ["447911123456", "+44 791 112 3456"],
    ["60•••••6789", "60•••••6789"],
    ["MYBANK", "MYBANK"],
  ])("%s is read as %s", (phone, readable) => expect(readablePhone(phone)).toBe(readable));

  it("only adds spaces and hyphens", () => {
    const anyPhone = fc.stringMatching(/^[1-9]\d{6,14}$/);
    fc.assert(fc.property(anyPhone, (digits) => readablePhone(digits).replace(/[^\d]/g, "") === digits));
  });
});
