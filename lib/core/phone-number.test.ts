import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { isMalaysian } from "@/lib/core/is-malaysian";
import { isCountry, maskPhone, parsePhone, phoneReasonSentence } from "@/lib/core/phone-number";
import { isMalaysianMobile } from "@/lib/core/phone-number-plan";

describe("phone numbers", () => {
  it.each([
    ["60123456789", "MY", "60123456789", "MY"],
    ["+60 12-345 6789", "MY", "60123456789", "MY"],
    ["012-3456789", "MY", "60123456789", "MY"],
    ["(012) 345 6789", "MY", "60123456789", "MY"],
    ["0060123456789", "MY", "60123456789", "MY"],
    ["123456789", "MY", "60123456789", "MY"],
    ["011-2345 6789", "MY", "601123456789", "MY"],
    ["+60 (0)12 345 6789", "MY", "60123456789", "MY"],
    ["'0123456789", "MY", "60123456789", "MY"],
    ["\u202A+60 12\u20113456789\u202C", "MY", "60123456789", "MY"],
    ["０１２３４５６７８９", "MY", "60123456789", "MY"],
    ["٠١٢٣٤٥٦٧٨٩", "MY", "60123456789", "MY"],
    ["+60123456789", "US", "60123456789", "MY"],
    ["+65 9123 4567", "MY", "6591234567", "SG"],
    ["91234567", "SG", "6591234567", "SG"],
    ["9123456789", "IN", "919123456789", "IN"],
    ["919123456789", "IN", "919123456789", "IN"],
    ["6012345678", "US", "16012345678", "US"],
    ["+1 212-555-0123", "MY", "12125550123", "US"],
    ["081234567890", "ID", "6281234567890", "ID"],
    ["07400 123456", "GB", "447400123456", "GB"],
    ["+39 312 345 6789", "MY", "393123456789", "IT"],
    ["2. 011-1234 5678", "MY", "601112345678", "MY"],
    ["20) +60123456789", "MY", "60123456789", "MY"],
    ["+60123456789", "nowhere", "60123456789", "MY"],
  ])("reads %j in %s as %s", (raw, country, phone, where) => {
    expect(parsePhone(raw, country)).toEqual({ ok: true, phone, country: where });
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    ["\u200E", "empty"],
    ["6.01E+10", "scientific"],
    ["6,01E+10", "scientific"],
    ["6.0123456789E10", "scientific"],
    ["6012345678", "too_short"],
    ["01234567", "too_short"],
    ["12", "too_short"],
    ["+6012345678", "too_short"],
    ["6012345678901", "too_long"],
    ["601234567890", "invalid"],
    ["0123456789 0198765432", "too_long"],
    ["60123456789.0", "not_a_number"],
    ["012-345678O", "not_a_number"],
    ["0123456789/0198765432", "not_a_number"],
    ["012 3456789 ext 4", "not_a_number"],
    ["Ali", "not_a_number"],
    ["60+123456789", "not_a_number"],
    ["03-2166 3000", "not_mobile"],
    ["+60321663000", "not_mobile"],
    ["1800881234", "not_mobile"],
    ["+600123456789", "invalid"],
    ["600123456789", "invalid"],
    ["+999123456789", "invalid"],
  ])("refuses %j as %s", (raw, reason) => {
    const read = parsePhone(raw, "MY");
    expect(read).toMatchObject({ ok: false, reason });
    if (!read.ok) expect(read.sentence).toEqual(phoneReasonSentence(reason));
  });

  it("no carrier's prefix is taken for 00", () => {
    expect(parsePhone("0129596883548", "SG")).toMatchObject({ ok: false, reason: "invalid" });
    expect(parsePhone("0166581129997", "SG")).toMatchObject({ ok: false, reason: "invalid" });
  });

  it("what comes back is the digits that stood there, with at most a trunk 0 changed for the country code", () => {
    const digits = fc.stringMatching(/^(\+|00)?(60?|0)?1?[0-9]{6,11}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom("MY", "SG", "ID", "IN"), (raw, country) => {
        const read = parsePhone(raw, country);
        if (!read.ok) return;
        const stood = raw.replace(/^(\+|00)/, "");
        const allowed = [
          stood,
          ...["60", "65", "62", "91"].flatMap((code) => [code + stood, code + stood.replace(/^0/, "")]),
        ];
        expect(allowed).toContain(read.phone);
        expect(parsePhone(read.phone, "MY")).toMatchObject({ ok: true, phone: read.phone });
      }),
      { numRuns: 3_000 },
    );
  });

  it("a Malaysian number with its last digit missing is never taken for another person's", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[02-46-9][0-9]{7}$/), (national) => {
        const short = parsePhone(`60${national.slice(0, -1)}`, "MY");
        expect(short.ok).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it("the short way for Malaysian mobiles says what libphonenumber says", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[0-9]{7,10}$/), (national) => {
        const number = parsePhoneNumberFromString(`+60${national}`);
        expect(isMalaysianMobile(national)).toBe(
          number?.isValid() === true && number.getType() === "MOBILE" && number.country === "MY",
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it("never throws, whatever stands in the cell", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string(),
        (raw, country) => typeof parsePhone(raw, country).ok === "boolean",
      ),
    );
  });

  it("masks and places a number", () => {
    expect(maskPhone("60123456789")).toBe("60•••••6789");
    expect(maskPhone("12345")).toBe("•••45");
    expect(isMalaysian("60123456789")).toBe(true);
    expect(isMalaysian("6591234567")).toBe(false);
    expect([isCountry("MY"), isCountry("XX"), isCountry("__proto__")]).toEqual([true, false, false]);
  });
});
