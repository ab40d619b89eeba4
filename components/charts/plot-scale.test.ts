import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scalePlot, shownLabels } from "./plot-scale";

const SERIES = [
  { key: "a", label: "A" },
  { key: "b", label: "B" },
];

describe("scalePlot", () => {
  it("stacks one value upon the other, under a round number", () => {
    const { top, spans } = scalePlot([{ x: "1", a: 30, b: 22 }], SERIES, true);
    expect(top).toBe(60);
    expect(spans).toEqual([
      [
        { from: 0, to: 0.5 },
        { from: 0.5, to: 52 / 60 },
      ],
    ]);
  });

  it("draws nothing where nothing is known", () => {
    expect(scalePlot([{ x: "1", a: null, b: 4 }], SERIES, false).spans).toEqual([[null, { from: 0, to: 1 }]]);
  });

  it("keeps every value inside, with its size in proportion", () => {
    const value = fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: null });
    const row = fc.record({ x: fc.constant("x"), a: value, b: value });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.boolean(), (rows, stacked) => {
        const { top, spans } = scalePlot(rows, SERIES, stacked);
        for (const [index, each] of spans.entries())
          for (const [at, key] of (["a", "b"] as const).entries()) {
            const span = each[at];
            expect(span === null).toBe(rows[index]?.[key] === null);
            if (!span) continue;
            expect(span.to).toBeLessThanOrEqual(1 + 1e-9);
            expect((span.to - span.from) * top).toBeCloseTo(rows[index]?.[key] ?? 0, 3);
          }
      }),
    );
  });
});

describe("shownLabels", () => {
  it.each([
    [14, 4, [0, 4, 8, 12]],
    [3, 8, [0, 1, 2]],
    [0, 8, []],
  ])("of %i words at most %i are written", (count, most, shown) => {
    expect(shownLabels(count, most)).toEqual(shown);
  });
});
