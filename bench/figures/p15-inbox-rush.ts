import { chromium, type Page } from "@playwright/test";
import { atMost, type Figure } from "@/bench/figure";
import { openDemo } from "@/bench/open-demo";
import { findChromium } from "@/lib/testing/find-chromium";

const TEXTS = 300;
const MINUTE_MS = 60_000;
/** Between two things that a person does. */
const PAUSE_MS = 250;

declare global {
  interface Window {
    /** How long each key and click took until it was painted. */
    interactions: { name: string; duration: number }[];
  }
}

/**
 * An agent works while texts rain: they go through the list, open conversations and write. Each
 * interaction is measured from the event to the next paint, as the browser itself tells it.
 */
export const inboxRush: Figure = {
  id: "P15",
  title: "the inbox while 300 texts arrive in a minute",
  async run(bench) {
    const demo = await openDemo(bench);
    const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
    try {
      const storageState = await demo.signIn(browser);
      const context = await browser.newContext({
        storageState,
        locale: "en-GB",
        viewport: { width: 1440, height: 900 },
      });
      const page = await context.newPage();
      await page.addInitScript(watchInteractions);
      for (let n = 0; n < 20; n += 1) await demo.text(`6011377${String(n).padStart(4, "0")}`, `before ${n}`);
      await page.goto(`${demo.origin}/demo/inbox`);
      await page.getByText("Live", { exact: true }).waitFor();
      const texts = bench.size(TEXTS, 60);
      const millis = (MINUTE_MS * texts) / TEXTS;
      await work(page, 3_000);
      await take(page);
      await work(page, millis / 2);
      const silent = await take(page);
      const rain = (async () => {
        for (let n = 0; n < texts; n += 1) {
          const began = performance.now();
          await demo.text(`6011388${String(n % 150).padStart(4, "0")}`, `where is my parcel, number ${n}?`);
          await new Promise((resolve) =>
            setTimeout(resolve, Math.max(0, millis / texts - (performance.now() - began))),
          );
        }
      })();
      await work(page, millis);
      await rain;
      const busy = await take(page);
      const told = (name: string, of: number[]) =>
        `${name}: ${of.length} interactions, p50 ${at(of, 0.5)} ms, p95 ${at(of, 0.95)} ms, longest ${at(of, 1)} ms`;
      const detail = `${told(`${texts} texts in ${Math.round(millis / 1_000)} s`, busy)}; ${told("silent", silent)}`;
      return [atMost("interaction while texts arrive, p95", at(busy, 0.95), 100, null, "ms", detail)];
    } finally {
      await browser.close();
      await demo.stop();
    }
  },
};

/** Through the list by its keys, into the reply box, and a few letters. */
async function work(page: Page, millis: number): Promise<void> {
  const end = performance.now() + millis;
  for (let n = 0; performance.now() < end; n += 1) {
    if (n % 8 === 7) {
      await page.keyboard.press("r");
      await page.keyboard.type("ok ");
      await page.keyboard.press("Escape");
    } else if (n % 8 === 3) {
      await page.getByRole("button", { name: /^Open/ }).first().click();
    } else await page.keyboard.press(n % 16 < 8 ? "j" : "k");
    await page.waitForTimeout(PAUSE_MS);
  }
}

async function take(page: Page): Promise<number[]> {
  const taken = await page.evaluate(() => window.interactions.splice(0));
  return taken.map(({ duration }) => duration).sort((one, other) => one - other);
}

/** Of sorted values. Browsers round to 8 ms, and tell nothing of what took less than 16. */
const at = (sorted: number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0);

function watchInteractions(): void {
  window.interactions = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if (entry.interactionId > 0 || entry.name === "keydown")
        window.interactions.push({ name: entry.name, duration: entry.duration });
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}
