import { describe, expect, it } from "vitest";
import { aroundToken, tokenBeside } from "./barcode-token";

describe("%barcode% is one thing", () => {
  const text = "a %barcode% b";
  it.each([
    ["a caret before it", 2, 2, 2, 2],
    ["a caret in it goes behind it", 5, 5, 11, 11],
    ["a caret behind it", 11, 11, 11, 11],
    ["a selection that cuts into it takes all of it", 0, 5, 0, 11],
    ["a selection from its middle takes all of it", 5, 13, 2, 13],
    ["a selection beside it", 0, 2, 0, 2],
  ])("%s", (_, from, to, left, right) =>
    expect(aroundToken(text, { from, to })).toEqual({ from: left, to: right }),
  );

  it("Backspace behind it and Delete before it take all of it", () => {
    expect(tokenBeside(text, 11, "Backspace")).toEqual({ from: 2, to: 11 });
    expect(tokenBeside(text, 2, "Delete")).toEqual({ from: 2, to: 11 });
    expect(tokenBeside(text, 2, "Backspace")).toBeNull();
    expect(tokenBeside(text, 11, "Delete")).toBeNull();
  });
});
