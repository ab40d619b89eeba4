import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SharedCount } from "@/lib/core/shared-count";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A count that takes so long, and how often it was made. */
function counting(millis: number) {
  const made = { times: 0 };
  const count = () => {
    made.times += 1;
    const result = made.times;
    return new Promise<number>((resolve) => setTimeout(resolve, millis, result));
  };
  return { made, count };
}

it("who asks while a count is being made waits for the same one", async () => {
  const shared = new SharedCount<number>();
  const { made, count } = counting(8_000);
  const both = Promise.all([shared.get("a", count), shared.get("a", count)]);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await both).toEqual([1, 1]);
  expect(made.times).toBe(1);
});

it("a slow count is told again for a while, a quick one is made again", async () => {
  const shared = new SharedCount<number>();
  const slow = counting(2_000);
  const quick = counting(10);
  const ask = async (key: string, count: () => Promise<number>) => {
    const answer = shared.get(key, count);
    await vi.advanceTimersByTimeAsync(2_000);
    return answer;
  };
  expect(await ask("slow", slow.count)).toBe(1);
  expect(await ask("slow", slow.count)).toBe(1);
  expect(await ask("other", slow.count)).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await ask("slow", slow.count)).toBe(3);
  expect(await ask("quick", quick.count)).toBe(1);
  expect(await ask("quick", quick.count)).toBe(2);
});

it("a count that failed, or may not be kept, is made again", async () => {
  const shared = new SharedCount<number>();
  const { count } = counting(2_000);
  const failed = shared.get("a", () => Promise.reject(new Error("no database")));
  await expect(failed).rejects.toThrow("no database");
  for (const expected of [1, 2]) {
    const answer = shared.get("a", count, () => false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await answer).toBe(expected);
  }
});
