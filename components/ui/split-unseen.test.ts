import { describe, expect, it } from "vitest";
import { splitUnseen } from "./split-unseen";

const read = (text: string, keepBreaks = false) =>
  splitUnseen(text, keepBreaks)
    .map((part) => (part.unseen ? `[${part.text}]` : part.text))
    .join("");

describe("splitUnseen", () => {
  it("shows direction marks, controls and zero-width signs", () => {
    expect(read("pay\u202Egnp.exe")).toBe("pay[U+202E]gnp.exe");
    expect(read("a\u0000b\u200Bc\uFEFF")).toBe("a[U+0000]b[U+200B]c[U+FEFF]");
  });

  it("leaves what people write", () => {
    expect(read("Halo 陳 அருண் مرحبا 👩‍👧 é")).toBe("Halo 陳 அருண் مرحبا 👩‍👧 é");
    expect(read("one\ntwo", true)).toBe("one\ntwo");
    expect(read("one\ntwo")).toBe("one[U+000A]two");
  });

  it("keeps half of a pair from vanishing", () => expect(read("x\uD83D")).toBe("x[U+D83D]"));
});
