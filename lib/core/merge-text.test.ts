import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasMergeFields, parseTemplate, renderTemplate } from "@/lib/core/merge-text";

const siti = {
  firstName: "Siti",
  lastName: "",
  phone: "60123456789",
  fields: { city: "Ipoh", due: "12 Mei", "nama kedai": "Kedai Siti" },
};

describe("merge fields", () => {
  it.each([
    ["Hai {{firstName}}!", "Hai Siti!", []],
    ["Hai {{ firstName }}!", "Hai Siti!", []],
    ["Hai {{lastName}}!", "Hai !", ["lastName"]],
    ["Hai {{lastName|kawan}}!", "Hai kawan!", []],
    ["Hai {{lastName|}}!", "Hai !", []],
    ["{{fields.city|sini}} {{fields.nama kedai}}", "Ipoh Kedai Siti", []],
    ["{{city}}, {{ nama kedai }}, {{town|sini}}", "Ipoh, Kedai Siti, sini", []],
    ["{{fields.none}} {{fields.none}}", " ", ["fields.none"]],
    ["{{fields.none|a|b}}", "a|b", []],
    ["%barcode% {{phone}}", "%barcode% 60123456789", []],
    ["{one} }} {", "{one} }} {", []],
    ["{{fields.__proto__}}{{fields.constructor}}", "", ["fields.__proto__", "fields.constructor"]],
  ])("%s", (template, text, missing) => expect(renderTemplate(template, siti)).toEqual({ text, missing }));

  it("lists each field once, in order", () => {
    expect(parseTemplate("{{fields.city}} {{firstName}} {{fields.city|x}}").fields).toEqual([
      "fields.city",
      "firstName",
    ]);
    expect(hasMergeFields("Hai {{firstName}}")).toBe(true);
    expect(hasMergeFields("Hai {firstName} %barcode%")).toBe(false);
  });

  it.each([
    ["Hai {{firstName", "unclosed", 4],
    ["Hai {{firstName {{phone}}", "unclosed", 4],
    ["Hai {{}}", "unnamed", 4],
    ["{{fields.}}", "unnamed", 0],
  ])("says what is wrong with %s", (template, kind, index) => {
    expect(parseTemplate(template).problems).toMatchObject([{ kind, index }]);
  });

  it("never reads a value as a template and never throws", () => {
    expect(renderTemplate("{{firstName}}", { firstName: "{{phone}}", phone: "1" }).text).toBe("{{phone}}");
    const piece = fc.constantFrom(
      "{{",
      "}}",
      "{",
      "}",
      "|",
      "firstName",
      "fields.",
      "x",
      " ",
      "%barcode%",
      "你",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const template = pieces.join("");
        const parsed = parseTemplate(template);
        expect(parsed.pieces.map((one) => (one.kind === "words" ? one.text : one.source)).join("")).toBe(
          template,
        );
        expect(renderTemplate(parsed, siti)).toEqual(renderTemplate(template, siti));
      }),
    );
  });

  it("a text without fields is itself", () => {
    fc.assert(
      fc.property(fc.string(), (text) => text.includes("{{") || renderTemplate(text, {}).text === text),
    );
  });
});
