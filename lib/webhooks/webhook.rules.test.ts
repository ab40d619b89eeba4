import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTaken, nextPause, RETRY_HOURS } from "@/lib/webhooks/webhook.rules";

describe("pauses before an event is tried again", () => {
  it("grow from ten seconds to four hours, and end with a last try after 24 hours", () => {
    const tries = [0];
    for (let age = 0, pause = nextPause(0); pause !== null; pause = nextPause(age)) {
      age += pause;
      tries.push(age);
    }
    expect(tries.slice(0, 6)).toEqual([0, 10, 20, 40, 80, 160]);
    expect(tries.at(-1)).toBe(RETRY_HOURS * 3600);
    expect(tries.length).toBeLessThan(25);
  });

  it("never lead past the 24 hours, and are never shorter than ten seconds before the last", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200_000, noNaN: true }), (age) => {
        const pause = nextPause(age);
        if (age >= RETRY_HOURS * 3600) return pause === null;
        return pause !== null && pause > 0 && age + pause <= RETRY_HOURS * 3600 + 1e-6;
      }),
    );
  });

  it.each([
    [200, true],
    [204, true],
    [301, false],
    [302, false],
    [404, false],
    [500, false],
  ])("an answer of %i counts as taken: %s", (status, taken) => expect(isTaken(status)).toBe(taken));
});
