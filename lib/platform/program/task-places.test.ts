import { describe, expect, it } from "vitest";
import { sentence } from "@/lib/core/sentence";
import { TaskPlaces } from "@/lib/platform/program/task-places";

/** Work that is under way until it is told to end. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end: () => end() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

const BUSY = sentence("problems.imports.readingBusy");

describe("TaskPlaces", () => {
  it("reads a few at once, one of a workspace, in the order they came", async () => {
    const places = new TaskPlaces({ places: 2, each: 1, queue: 10, patienceMillis: 60_000, busy: BUSY });
    const began: string[] = [];
    const work = ["a1", "a2", "b1", "c1"].map((name) => {
      const one = held();
      const done = places.run(name.charAt(0), async () => {
        began.push(name);
        await one.ended;
      });
      return { name, done, end: one.end };
    });
    await turn();
    expect(began).toEqual(["a1", "b1"]);
    work[2]!.end();
    await work[2]!.done;
    await turn();
    expect(began).toEqual(["a1", "b1", "c1"]);
    work[0]!.end();
    await turn();
    expect(began).toEqual(["a1", "b1", "c1", "a2"]);
    for (const one of work) one.end();
    await Promise.all(work.map((one) => one.done));
  });

  it("a full queue, or one that waits too long, is refused with a sentence and the time to wait; a place is never lost", async () => {
    const places = new TaskPlaces({ places: 1, each: 1, queue: 1, patienceMillis: 1, busy: BUSY });
    const first = held();
    const reading = places.run("a", () => first.ended);
    const busy = { code: "unavailable", sentence: BUSY, detail: { retryAfter: 60 } };
    const waiting = places.run("b", async () => "never");
    await expect(places.run("c", async () => "never")).rejects.toMatchObject(busy);
    await expect(waiting).rejects.toMatchObject(busy);
    first.end();
    await reading;
    await expect(places.run("d", () => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
    expect(await places.run("e", async () => "read")).toBe("read");
  });
});
