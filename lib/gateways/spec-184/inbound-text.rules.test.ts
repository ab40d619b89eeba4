import { describe, expect, it } from "vitest";
import { inboundText } from "@/lib/gateways/spec-184/inbound-text.rules";

describe("inboundText", () => {
  it.each([
    ["2", "004100420043", "ABC"],
    ["3", "4E2D6587", "中文"],
    ["2", "D83DDE00", "😀"],
    ["1", "2024", "2024"],
    ["1", "DEAD", "DEAD"],
    ["2", "hello", "hello"],
    ["2", "00410", "00410"],
  ])("I2: content type %s with %s is %s", (type, message, text) => {
    expect(inboundText(type, message)).toBe(text);
  });
});
