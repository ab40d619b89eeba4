import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isAttended, markUnattended } from "./mark-unattended";

type Page = Window & typeof globalThis;

let page: EventTarget & { fetch: typeof fetch; location: Location };
let asked: { url: string; headers: Headers }[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  asked = [];
  const send = async (input: RequestInfo | URL, init?: RequestInit) => {
    asked.push({ url: String(input), headers: new Headers(init?.headers) });
    return new Response();
  };
  const location = {
    href: "https://sms.example.com/shop/inbox",
    origin: "https://sms.example.com",
  } as Location;
  page = Object.assign(new EventTarget(), { fetch: send as typeof fetch, location });
  stop = markUnattended(page as unknown as Page);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const marked = async (url: string, init?: RequestInit) => {
  await page.fetch(url, init);
  return asked.at(-1)?.headers.get("x-canang-unattended") ?? null;
};

it("A-6: a request within a minute after a key, a click or a touch is a person's; later ones say that nobody is there", async () => {
  for (const sign of ["keydown", "pointerdown", "touchstart", "wheel"]) {
    page.dispatchEvent(new Event(sign));
    expect([sign, await marked("/api/app/shop/overview")]).toEqual([sign, null]);
    vi.setSystemTime(Date.now() + 59_000);
    expect([sign, isAttended(), await marked("/api/app/shop/overview")]).toEqual([sign, true, null]);
    vi.setSystemTime(Date.now() + 2_000);
    expect([sign, isAttended(), await marked("/api/app/shop/overview")]).toEqual([sign, false, "1"]);
  }
});

it("A-6: keeps the other headers, and says nothing to other hosts", async () => {
  vi.setSystemTime(Date.now() + 61_000);
  expect(await marked("/shop?_rsc=1", { headers: { rsc: "1" } })).toBe("1");
  expect(asked.at(-1)?.headers.get("rsc")).toBe("1");
  expect(await marked("https://elsewhere.example.com/")).toBeNull();
});

it("A-6: a page that ends leaves fetch as it was", async () => {
  stop();
  vi.setSystemTime(Date.now() + 61_000);
  expect(await marked("/api/app/shop/overview")).toBeNull();
});
