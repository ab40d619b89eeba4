import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBinary } from "@/lib/messages/binary-octets.rules";
import { CONCATENATION_MAX, concatenate, concatenationParts } from "@/lib/messages/concatenation.rules";
import { otaBitmap, readOtaBitmap } from "@/lib/smart-messages/bitmap.rules";
import { dither } from "@/lib/smart-messages/dither.rules";
import { buildOperatorLogo, buildPicture } from "@/lib/smart-messages/picture.rules";
import { buildRingtone } from "@/lib/smart-messages/ringtone.rules";
import { readRtttl } from "@/lib/smart-messages/rtttl.rules";
import { buildVcalendar } from "@/lib/smart-messages/vcalendar.rules";
import { buildVcard } from "@/lib/smart-messages/vcard.rules";
import { buildWapPush } from "@/lib/smart-messages/wap-push.rules";

const card = {
  firstName: "Siti",
  lastName: "",
  mobile: "0123456789",
  work: "",
  organization: "",
  email: "",
  url: "",
};
const entry = {
  summary: "Dentist",
  location: "",
  category: "" as const,
  start: "2026-12-01T09:00",
  end: "",
  alarm: "",
};
const push = { url: "https://example.org/a", text: "Hi", action: "" as const, created: "", expires: "" };

describe("what cannot be sent is refused with its reason", () => {
  it.each([
    ["a card without a name", buildVcard({ ...card, firstName: " " }), "nameMissing"],
    ["a card without a number", buildVcard({ ...card, mobile: "" }), "phoneMissing"],
    ["a card with words for a number", buildVcard({ ...card, mobile: "call me" }), "phoneWrong"],
    [
      "a card too long for three messages",
      buildVcard({ ...card, organization: "x".repeat(400) }),
      "tooManyParts",
    ],
    ["an entry without words", buildVcalendar({ ...entry, summary: "" }), "summaryMissing"],
    ["an entry without a start", buildVcalendar({ ...entry, start: "" }), "startMissing"],
    [
      "an entry that ends before it begins",
      buildVcalendar({ ...entry, end: "2026-11-30T09:00" }),
      "endBeforeStart",
    ],
    ["a day that does not exist", buildVcalendar({ ...entry, start: "2026-13-01T09:00" }), "dateWrong"],
    ["a push without an address", buildWapPush({ ...push, url: "" }), "urlMissing"],
    ["a push to no address", buildWapPush({ ...push, url: "example.org" }), "urlWrong"],
    ["a push without words", buildWapPush({ ...push, text: "" }), "textMissing"],
    ["a push that ends at no time", buildWapPush({ ...push, expires: "soon" }), "dateWrong"],
    ["no tune", buildRingtone(" "), "tuneMissing"],
    ["what is no RTTTL", buildRingtone("la la la"), "tuneUnread"],
    ["an octave that phones do not have", buildRingtone("x:o=9:c"), "tuneDefault"],
    ["a note that does not exist", buildRingtone("x:d=4:c,k,e"), "tuneNote"],
    ["a duration that does not exist", buildRingtone("x:d=4:7c"), "tuneNote"],
    ["more notes than a pattern holds", buildRingtone(`x:d=4:${"c,".repeat(300)}`), "tuneTooLong"],
    ["a tune too long for three messages", buildRingtone(`x:d=4:${"c4,c5,".repeat(125)}c`), "tuneTooLong"],
    ["a logo without an image", buildOperatorLogo({ bitmap: null, mcc: "502", mnc: "12" }), "imageMissing"],
    [
      "a logo for no network",
      buildOperatorLogo({ bitmap: { width: 8, height: 1, points: [] }, mcc: "5", mnc: "12" }),
      "networkWrong",
    ],
    ["a picture without an image", buildPicture({ bitmap: null, text: "" }), "imageMissing"],
  ])("%s", (_, built, problem) => {
    expect(built).toMatchObject({ ok: false, problem });
  });

  it("names the note that it could not read, and where it stands", () => {
    expect(readRtttl("x:d=4,o=5,b=100:c,8k,e")).toMatchObject({
      problem: "tuneNote",
      values: { note: "8k", place: 2 },
    });
  });
});

it("keeps a value on its line: what ends it or begins another component is written with a backslash", () => {
  const built = buildVcard({ ...card, organization: "A; B\\C\r\nTEL:666" });
  expect(built.ok && Buffer.from(built.hex, "hex").toString("latin1")).toContain(
    "\r\nORG:A\\; B\\\\C TEL:666\r\n",
  );
});

describe("concatenation", () => {
  const body = fc.uint8Array({ minLength: 1, maxLength: 700 });
  const withHeader = body.map(
    (octets) => `06050415810000${Buffer.from(octets).toString("hex").toUpperCase()}`,
  );

  it("3GPP TS 23.040, 9.2.3.24.1: no part is longer than 140 octets, each has a header that fits, and joined they are the body", () => {
    fc.assert(
      fc.property(withHeader, fc.nat(), (hex, reference) => {
        const parts = concatenate(hex, reference);
        expect(parts).toHaveLength(concatenationParts(hex));
        if (parts.length === 1) {
          expect(parts[0]).toBe(hex);
          return;
        }
        for (const part of parts) expect(readBinary(part, true).problems).toEqual([]);
        expect(parts.map((part) => part.slice(24)).join("")).toBe(hex.slice(14));
        expect(parts.map((part) => Number.parseInt(part.slice(22, 24), 16))).toEqual(
          parts.map((_, index) => index + 1),
        );
        expect(new Set(parts.map((part) => part.slice(18, 20))).size).toBe(1);
      }),
    );
  });

  it("140 octets are one, 141 are two, six are the most", () => {
    const of = (octets: number) => concatenationParts(`06050415810000${"AA".repeat(octets - 7)}`);
    expect([of(140), of(141), of(7 + 128 * 2), of(7 + 128 * 2 + 1), of(7 + 128 * CONCATENATION_MAX)]).toEqual(
      [1, 2, 2, 3, 6],
    );
  });
});

describe("dithering", () => {
  const grey = (value: number, opacity = 255) => ({
    width: 72,
    height: 28,
    data: Array.from({ length: 72 * 28 }, () => [value, value, value, opacity]).flat(),
  });
  const share = (value: number) => dither(grey(value)).points.filter(Boolean).length / (72 * 28);

  it("white stays white, black black, and a grey has its share of black points", () => {
    expect(share(255)).toBe(0);
    expect(share(0)).toBe(1);
    for (const value of [64, 128, 192]) expect(share(value)).toBeCloseTo(1 - value / 255, 1);
  });

  it("what is transparent is paper, and inverted it is ink", () => {
    expect(dither(grey(0, 0)).points.some(Boolean)).toBe(false);
    expect(dither(grey(0, 0), { invert: true }).points.every(Boolean)).toBe(true);
  });

  it("a bitmap comes back from its octets as it was", () => {
    const points = fc.array(fc.boolean(), { minLength: 72 * 14, maxLength: 72 * 14 });
    fc.assert(
      fc.property(points, (drawn) => {
        const bitmap = { width: 72, height: 14, points: drawn };
        expect(readOtaBitmap(otaBitmap(bitmap))).toEqual(bitmap);
      }),
    );
  });
});
