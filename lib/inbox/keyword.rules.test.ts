import { describe, expect, it } from "vitest";
import { DEFAULT_KEYWORDS, matchKeyword } from "@/lib/inbox/keyword.rules";

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
