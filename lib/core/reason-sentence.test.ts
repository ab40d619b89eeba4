import { expect, it } from "vitest";
import reasons from "@/messages/en/reasons.json" with { type: "json" };
import { english } from "./english";
import { PAUSE_REASONS } from "./pause-reason";
import { isSaid, reasonSentence } from "./reason-sentence";

const TEXTS = Object.entries(reasons).flatMap(([reason, texts]) =>
  Object.entries(texts).map(([about, text]) => [about, reason, text] as const),
);

it.each(TEXTS)("%s, %s: the text is reached by its reason", (about, reason, text) => {
  expect(isSaid(about as "resume", reason)).toBe(true);
  expect(english(reasonSentence(about as "resume", reason))).toBe(text.replace("{reason}", reason));
});

it.each(["campaign", "message", "transfer", "resume"] as const)(
  "%s: one that nobody knows is said",
  (about) => {
    const said = english(reasonSentence(about, "1799"));
    expect(said).toBe(reasons.other[about].replace("{reason}", "1799"));
    expect(english(reasonSentence(about, null))).toBe(reasons.other[about].replace("{reason}", "–"));
  },
);

it.each(PAUSE_REASONS)("%s is said wherever an account is paused", (reason) => {
  for (const about of ["account", "accountDo", "campaign", "campaignDo"] as const)
    expect(isSaid(about, reason)).toBe(true);
});

it("a campaign of an account without credit is resumed by its own press, so nothing is said against it", () => {
  expect([isSaid("resume", "credits"), isSaid("resume", "credentials")]).toEqual([false, true]);
});
