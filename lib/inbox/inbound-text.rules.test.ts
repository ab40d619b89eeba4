import { describe, expect, it } from "vitest";
import { DEFAULT_KEYWORDS, inboundText, matchKeyword } from "@/lib/inbox/inbound-text.rules";

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

describe("matchKeyword", () => {
  it.each([
    ["STOP", "stop"],
    [" stop. ", "stop"],
    ["Berhenti!", "stop"],
    ["停止", "stop"],
    ["நிறுத்து", "stop"],
    ["إيقاف", "stop"],
    ["start", "start"],
    ["mula", "start"],
    ["please stop these", "review"],
    ["STOP it now please ok", "review"],
    ["we will not stop until everything is delivered", null],
    ["stopwatch", null],
    ["", null],
  ])("I4: %j is %s", (text, action) => {
    expect(matchKeyword(text, DEFAULT_KEYWORDS)?.action ?? null).toBe(action);
  });
});
