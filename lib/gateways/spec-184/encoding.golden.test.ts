import { describe, expect, it } from "vitest";
import { analyzeText, countParts } from "@/lib/core/sms-text";
import { outgoingRequest } from "@/lib/gateways/spec-184/outgoing.rules";
import { readBinary } from "@/lib/messages/binary-octets.rules";
import { readMessage } from "@/lib/programs/simulator/validate-message";
import { GOLDEN_HEADERS, GOLDEN_TEXTS } from "./encoding.golden";

/**
 * Golden tests of encoding, each with its source. Published octets of whole messages:
 * lib/smart-messages/published-examples.test.ts.
 */
const options = { mobile: "6591234567", sender: null, seqno: "s1", tracked: true, unicodePage: false };

it("there are at least 60 cases, and none is there twice", () => {
  const cases = [...GOLDEN_TEXTS.map((golden) => golden.text), ...GOLDEN_HEADERS.map((golden) => golden.hex)];
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases).size).toBe(cases.length);
});

describe("texts", () => {
  it.each(GOLDEN_TEXTS.map((golden) => [golden.source, golden.text.slice(0, 20), golden] as const))(
    "%s: %j",
    (_, __, golden) => {
      const { text, encoding, parts, units, sent } = golden;
      expect(analyzeText(text)).toMatchObject({ encoding, parts, units });
      expect(countParts(text)).toBe(parts);
      for (const flash of [false, true]) {
        const { page, parameters } = outgoingRequest({ kind: "text", text, flash }, options);
        const type = encoding === "gsm7" ? (flash ? "2" : "1") : flash ? "4" : "3";
        expect({ page, message: parameters.message, type: parameters.type }).toEqual({
          page: "ISendSMS",
          message: sent,
          type,
        });
        // The simulator is written from the specification alone, and reads back what was written.
        expect(readMessage(type, parameters.message as string)).toEqual({ text, octets: null, parts });
      }
    },
  );

  it.each(
    GOLDEN_TEXTS.filter((golden) => golden.encoding === "ucs2").map(
      (golden) => [golden.source, golden.text] as const,
    ),
  )("raw on ISendSMSUnicode, where the account says so: %s", (_, text) => {
    const { page, parameters } = outgoingRequest({ kind: "text", text }, { ...options, unicodePage: true });
    expect({ page, message: parameters.message }).toEqual({ page: "ISendSMSUnicode", message: text });
  });
});

describe("user data headers", () => {
  it.each(GOLDEN_HEADERS.map((golden) => [golden.source, golden.hex, golden] as const))(
    "%s: %s",
    (_, hex, { meanings, problems }) => {
      const reading = readBinary(hex, true);
      expect(reading.octets.filter((octet) => octet.role !== "body").map((octet) => octet.meaning)).toEqual(
        meanings,
      );
      expect(reading.problems).toEqual(problems);
      expect(readMessage("5", hex) !== null).toBe(problems.length === 0 || problems[0] === "noBody");
    },
  );
});
