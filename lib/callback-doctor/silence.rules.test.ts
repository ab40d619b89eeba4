import { expect, it } from "vitest";
import { silenceOf } from "@/lib/callback-doctor/silence.rules";
import { english } from "@/lib/core/english";

const sent = { label: "Main", waiting: 40, hours: 0.5, turnedAway: false };

it.each([
  ["nothing waits", { ...sent, waiting: 0, hours: null }, null],
  ["two phones may be switched off", { ...sent, waiting: 2 }, null],
  ["for six hours they are not", { ...sent, waiting: 2, hours: 6.1 }, /last 2 messages.*System Settings/],
  ["many at once", sent, /Main: no delivery report.*last 40 messages.*System Settings/],
  ["calls come and are refused", { ...sent, turnedAway: true }, /rejected/],
])("%s", (_, facts, sentence) => {
  const said = silenceOf(facts);
  if (sentence === null) expect(said).toBeNull();
  else expect(said && english(said)).toMatch(sentence);
});
