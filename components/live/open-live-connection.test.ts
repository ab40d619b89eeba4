import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HEARD_MS, type LiveState, openLiveConnection } from "./open-live-connection";

/** A line that opens and then says what a test lets it say. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static all: Line[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    Line.all.push(this);
  }
  close() {
    this.readyState = Line.CLOSED;
  }
  say(event: string, data = "{}") {
    this.dispatchEvent(new MessageEvent(event, { data }));
  }
}

const page = Object.assign(new EventTarget(), { hidden: false });
let states: LiveState[] = [];
let hints: unknown[] = [];
let close = () => {};
const newest = () => Line.all.at(-1) as Line;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Line);
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", new EventTarget());
  Line.all = [];
  states = [];
  hints = [];
  page.hidden = false;
  close = openLiveConnection("/api/live/demo", ["campaign"], {
    onState: (state) => states.push(state),
    onHint: (data) => hints.push(data),
    onCatchUp: () => undefined,
  });
});
afterEach(() => {
  close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("an open line that says nothing is not live; a beat or a hint makes it so", () => {
  newest().onopen?.();
  expect(states).toEqual([]);
  newest().say("ping");
  expect(states).toEqual(["live"]);
  vi.advanceTimersByTime(HEARD_MS - 1000);
  newest().say("campaign", '{"topic":"campaign","id":null}');
  vi.advanceTimersByTime(HEARD_MS - 1000);
  expect(states).toEqual(["live"]);
  expect(hints).toHaveLength(1);
});

it("a line that falls silent is doubted within fifteen seconds and a moment, opened anew, and asked instead", () => {
  newest().say("ping");
  vi.advanceTimersByTime(HEARD_MS + 1000);
  expect(states).toEqual(["live", "reconnecting"]);
  expect(Line.all).toHaveLength(2);
  expect(Line.all[0]?.readyState).toBe(Line.CLOSED);
  vi.advanceTimersByTime(8_000);
  expect(states.at(-1)).toBe("polling");
  vi.advanceTimersByTime(60_000);
  expect(Line.all.length).toBeGreaterThan(2);
  newest().say("ping");
  expect(states.at(-1)).toBe("live");
});

it("a browser that goes offline is doubted at once, and a laptop that was closed when it is opened", () => {
  newest().say("ping");
  window.dispatchEvent(new Event("offline"));
  expect(states).toEqual(["live", "reconnecting"]);
  newest().say("ping");
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(states.at(-1)).toBe("reconnecting");
});
