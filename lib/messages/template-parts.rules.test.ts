import { expect, it } from "vitest";
import { fillPlaces, readParts } from "./template-parts.rules";

it("reads header, body, footer, buttons, and every variable with its example", () => {
  const parts = readParts(
    [
      { type: "HEADER", format: "TEXT", text: "Order {{1}}", example: { header_text: ["1042"] } },
      {
        type: "BODY",
        text: "Hello {{1}}, on {{2}} or {{1}}.",
        example: { body_text: [["Aminah", "Friday"]] },
      },
      { type: "FOOTER", text: "Shop" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Yes" },
          { type: "URL", text: "Track", url: "https://x.example/{{1}}", example: ["A1"] },
        ],
      },
    ],
    false,
  );
  expect(parts).toMatchObject({
    header: { format: "text", text: "Order {{1}}" },
    body: "Hello {{1}}, on {{2}} or {{1}}.",
    footer: "Shop",
    buttons: [
      { kind: "quick_reply", text: "Yes" },
      { kind: "url", text: "Track" },
    ],
  });
  expect(parts.variables.map(({ place, button, name, example }) => [place, button, name, example])).toEqual([
    ["header", null, "1", "1042"],
    ["body", null, "1", "Aminah"],
    ["body", null, "2", "Friday"],
    ["button", 1, "1", "A1"],
  ]);
});

it("reads named variables by their names, and a header that is a picture", () => {
  const parts = readParts(
    [
      { type: "header", format: "IMAGE", example: { header_handle: ["x"] } },
      {
        type: "body",
        text: "Hello {{first_name}}, {{ day }}.",
        example: {
          body_text_named_params: [
            { param_name: "day", example: "Friday" },
            { param_name: "first_name", example: "Aminah" },
          ],
        },
      },
    ],
    true,
  );
  expect(parts.header).toEqual({ format: "image", text: null });
  expect(parts.variables.map(({ name, example }) => [name, example])).toEqual([
    ["first_name", "Aminah"],
    ["day", "Friday"],
  ]);
});

it.each([
  [null],
  ["x"],
  [{}],
  [[null, 1, "x", { type: 7 }, { type: "BODY", text: 7, example: "x" }]],
  [[{ type: "BUTTONS", buttons: [null, { type: "URL", url: 9 }] }]],
])("takes whatever stands there: %j", (components) => {
  expect(readParts(components, false)).toMatchObject({ body: "", variables: [] });
});

it("fills what it knows and leaves the rest", () => {
  expect(fillPlaces("{{1}} and {{ 2 }} {{x", (name) => (name === "1" ? "A" : null))).toBe(
    "A and {{ 2 }} {{x",
  );
});
