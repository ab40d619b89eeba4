import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { gatherHints } from "./gather-hints";
import type { LiveHint } from "./live-hint";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("the first hint is handed over at once, the others of its topic together a second later", () => {
  const runs: LiveHint[][] = [];
  const { ask } = gatherHints((hints) => runs.push(hints));
  ask({ topic: "conversation", id: "a" });
  expect(runs).toEqual([[{ topic: "conversation", id: "a" }]]);
  for (const id of ["b", "c", "b"]) ask({ topic: "conversation", id });
  ask({ topic: "campaign", id: "x" });
  expect(runs).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(runs).toHaveLength(3);
  expect(runs[2]?.map(({ id }) => id)).toEqual(["b", "c"]);
  vi.advanceTimersByTime(10_000);
  expect(runs).toHaveLength(3);
});

it("three hundred in a minute are read sixty times at most, and the last one is not lost", () => {
  const seen = new Set<string | null>();
  let runs = 0;
  const { ask, stop } = gatherHints((hints) => {
    runs += 1;
    for (const { id } of hints) seen.add(id);
  });
  for (let n = 0; n < 300; n += 1) {
    ask({ topic: "conversation", id: String(n) });
    vi.advanceTimersByTime(200);
  }
  vi.advanceTimersByTime(2_000);
  expect(seen.size).toBe(300);
  expect(runs).toBeLessThanOrEqual(61);
  stop();
});
