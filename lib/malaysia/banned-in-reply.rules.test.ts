import { expect, it } from "vitest";
import { bannedInReply } from "@/lib/malaysia/banned-in-reply.rules";

const REFUSES = { policy: "refuse", brandName: "Canang", prefix: "check" } as const;

it("an answer is stopped by what is banned, and by nothing that is only missing", () => {
  expect(bannedInReply("We are back at nine.", REFUSES)).toBeNull();
  expect(bannedInReply("", REFUSES)).toBeNull();
  expect(bannedInReply("See www.canang.example/hours", REFUSES)).toMatchObject({ kind: "hyperlink" });
  expect(bannedInReply("Call 03-2161 1234", REFUSES)).toMatchObject({ kind: "callbackNumber" });
});

it("a workspace that only warns sends it", () => {
  expect(bannedInReply("See www.canang.example/hours", { ...REFUSES, policy: "warn" })).toBeNull();
});
