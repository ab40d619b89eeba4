import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onceASecond } from "./once-a-second";

describe("onceASecond", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("runs at once, then once a second, and never loses the last ask", () => {
    const ran: number[] = [];
    const begin = Date.now();
    const { ask } = onceASecond(() => ran.push(Date.now() - begin));
    for (let step = 0; step <= 2500; step += 100) {
      ask("campaign");
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(5000);
    expect(ran).toEqual([0, 1000, 2000, 3000]);
  });

  it("counts each key by itself, and is silent when stopped", () => {
    const run = vi.fn();
    const { ask, stop } = onceASecond(run);
    ask("a");
    ask("b");
    ask("b");
    expect(run.mock.calls.flat()).toEqual(["a", "b"]);
    stop();
    vi.advanceTimersByTime(5000);
    expect(run).toHaveBeenCalledTimes(2);
  });
});
