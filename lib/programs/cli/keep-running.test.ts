import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ChildProgram } from "./child-program";
import { keepRunning } from "./keep-running";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A program that ends when the test says so. */
function program() {
  let end: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => {
    end = resolve;
  });
  const child = { name: "worker", exited, running: () => true, stop: async () => undefined };
  return { child: child as unknown as ChildProgram, end };
}

it("a program that ends is started again with growing pauses, said once; one that ran well begins anew", async () => {
  const first = program();
  const started = [first];
  const said: string[] = [];
  const start = () => {
    const next = program();
    started.push(next);
    return next.child;
  };
  const kept = keepRunning(first.child, start, (line) => said.push(line));
  for (const pause of [1_000, 2_000, 5_000, 15_000, 60_000, 60_000]) {
    const running = started.length;
    started.at(-1)?.end(1);
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(started).toHaveLength(running);
    await vi.advanceTimersByTimeAsync(1);
    expect(started).toHaveLength(running + 1);
  }
  expect(said).toEqual(["The worker program ended with 1. It is started again, as often as it ends."]);

  await vi.advanceTimersByTimeAsync(60_000);
  started.at(-1)?.end(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(started).toHaveLength(8);
  expect(said).toHaveLength(2);

  await kept.stop(0);
  started.at(-1)?.end(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(started).toHaveLength(8);
});
