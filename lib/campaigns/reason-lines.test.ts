import { expect, test } from "vitest";
import { reasonLines } from "./reason-lines.rules";

const WORDS: Record<string, string> = { 8: "Not in service", 27: "Not in service", 5: "Switched off" };

test("two codes with the same words are one line that names both, and lines stand by their sums", () => {
  const lines = reasonLines(
    [
      { status: "expired", code: "5", count: 9 },
      { status: "failed", code: "8", count: 6 },
      { status: "rejected", code: "27", count: 4 },
    ],
    (code) => WORDS[code] ?? code,
  );
  expect(lines).toEqual([
    {
      words: "Not in service",
      count: 10,
      reasons: [
        { status: "failed", code: "8" },
        { status: "rejected", code: "27" },
      ],
    },
    { words: "Switched off", count: 9, reasons: [{ status: "expired", code: "5" }] },
  ]);
});
