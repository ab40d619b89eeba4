import { expect, it } from "vitest";
import { cursorDate, cursorNumber, readCursor, writeCursor } from "@/lib/core/page";

it("a cursor of ours is read as it was written", () => {
  expect(readCursor(writeCursor([1_764_000_000_000, "a"]), 2)).toEqual([1_764_000_000_000, "a"]);
});

it.each([
  ["no base64", "%%%", 1],
  ["no JSON", Buffer.from("{").toString("base64url"), 1],
  ["another number of parts", writeCursor(["a", "b"]), 1],
  ["a number that is not whole", writeCursor([1.5]), 1],
  ["a number beyond what is safe", Buffer.from("[9007199254740993]").toString("base64url"), 1],
  ["a NUL", writeCursor(["a\0"]), 1],
  ["half an emoji", Buffer.from('["\\ud800"]').toString("base64url"), 1],
  ["an object", Buffer.from('[{"a":1}]').toString("base64url"), 1],
])("F11: %s is no cursor", (_, cursor, parts) => {
  expect(readCursor(cursor as string, parts as number)).toBeNull();
});

it.each([-1, 8.64e15, 253_402_300_800_000, Number.NaN, "x", undefined])(
  "F11: %s is no date of a row",
  (part) => {
    expect(() => cursorDate(part)).toThrow(expect.objectContaining({ code: "invalid" }));
  },
);

it.each([-1, 32_768, Number.NaN, "1", undefined])("F11: %s is no small number", (part) => {
  expect(() => cursorNumber(part, 32_767)).toThrow(expect.objectContaining({ code: "invalid" }));
});
