import { expect, it } from "vitest";
import { type MarkedText, readMarks } from "./read-marks";

const LETTERS = { bold: "b", italic: "i", struck: "s", code: "code" } as const;

/** As HTML is written, to be read at a glance. */
function written(parts: readonly MarkedText[]): string {
  return parts
    .map(({ look, inner }) => {
      const within = typeof inner === "string" ? inner : written(inner);
      return look === null ? within : `<${LETTERS[look]}>${within}</${LETTERS[look]}>`;
    })
    .join("");
}

it.each([
  ["Jualan *hari ini* sahaja", "Jualan <b>hari ini</b> sahaja"],
  ["*Raya*, _jimat_ dan ~RM 50~ RM 30", "<b>Raya</b>, <i>jimat</i> dan <s>RM 50</s> RM 30"],
  ["*_kedua-dua_*", "<b><i>kedua-dua</i></b>"],
  ["(*dalam kurungan*)", "(<b>dalam kurungan</b>)"],
  ["```KOD_123_A *x*```", "<code>KOD_123_A *x*</code>"],
  ["*优惠* 😀_jom_😀", "<b>优惠</b> 😀<i>jom</i>😀"],
])("%s is marked", (text, expected) => {
  expect(written(readMarks(text))).toBe(expected);
});

it.each([
  "https://kedai.example/a_b_c?d=e_f",
  "2*3*4 = 24",
  "* satu\n* dua",
  "*tidak\nsebaris*",
  "** dan __ dan ~~",
  "*tidak ditutup",
  "kata*kata*kata",
  "``````",
])("%s stays as it is", (text) => {
  expect(written(readMarks(text))).toBe(text);
});

it("loses nothing but marks, and knows where each part begins", () => {
  const text = "a *b _c_ d* e";
  expect(readMarks(text)).toEqual([
    { at: 0, look: null, inner: "a " },
    {
      at: 2,
      look: "bold",
      inner: [
        { at: 3, look: null, inner: "b " },
        { at: 5, look: "italic", inner: [{ at: 6, look: null, inner: "c" }] },
        { at: 8, look: null, inner: " d" },
      ],
    },
    { at: 11, look: null, inner: " e" },
  ]);
});
