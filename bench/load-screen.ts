import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";
import type { LoadTimes } from "@/bench/load-score";

/**
 * Lighthouse's mobile profile: a slow 4G line, a processor four times as slow, a phone's window.
 */
const LINE = { latency: 150, downloadThroughput: (1_638.4 * 1_024) / 8, uploadThroughput: (675 * 1_024) / 8 };
const SLOWER = 4;
const WINDOW = { width: 412, height: 823 };
/** A page is read to its end once the network was silent and this has passed. */
const SETTLED_MILLIS = 1_500;

export interface LoadedScreen extends LoadTimes {
  /** Bytes over the line: the document, and the scripts that the page itself needs. */
  document: number;
  script: number;
  /** Bytes of scripts that came only because links on the page were fetched beforehand. */
  prefetched: number;
  /** The page's own scripts, compressed by gzip. */
  gzip: number;
  files: { url: string; brotli: number }[];
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/**
 * Opens one screen in a browser that has kept nothing, once as a visitor does and once with what is
 * fetched beforehand refused: what comes then is what the page itself needs.
 */
export async function loadScreen(browser: Browser, state: State, url: string): Promise<LoadedScreen> {
  const needed = await visit(browser, state, url, { prefetch: false, slow: false });
  const all = await visit(browser, state, url, { prefetch: true, slow: true });
  const own = new Set(needed.scripts.map((script) => script.url));
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    ...all.times,
    document: all.document,
    script: sum(needed.scripts.map(({ brotli }) => brotli)),
    gzip: sum(needed.scripts.map(({ gzip }) => gzip)),
    prefetched: sum(all.scripts.filter((script) => !own.has(script.url)).map(({ brotli }) => brotli)),
    files: needed.scripts.map(({ url: file, brotli }) => ({ url: file, brotli })),
  };
}

interface Visit {
  times: LoadTimes;
  document: number;
  scripts: { url: string; brotli: number; gzip: number }[];
}

async function visit(
  browser: Browser,
  storageState: State,
  url: string,
  { prefetch, slow }: { prefetch: boolean; slow: boolean },
): Promise<Visit> {
  const context = await browser.newContext({
    storageState,
    viewport: WINDOW,
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    locale: "en-GB",
  });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
    const transferred = watchBytes(cdp);
    if (!prefetch)
      await page.route(
        (address) => address.searchParams.has("_rsc"),
        (route) =>
          route.request().headers()["next-router-prefetch"] ? route.abort("aborted") : route.continue(),
      );
    if (slow) {
      await cdp.send("Network.emulateNetworkConditions", { offline: false, ...LINE });
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    }
    const scripts: { url: string; body: Promise<Buffer | null> }[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script" && response.ok())
        // One that still comes when the page is closed counts for nothing.
        scripts.push({ url: response.url(), body: response.body().catch(() => null) });
    });
    await page.addInitScript(watchTimes);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(SETTLED_MILLIS);
    return {
      times: await readTimes(page),
      document: transferred.get(url) ?? 0,
      scripts: await Promise.all(
        scripts.map(async ({ url: file, body }) => {
          const bytes = (await body) ?? Buffer.alloc(0);
          return {
            url: new URL(file).pathname,
            brotli: brotliCompressSync(bytes).length,
            gzip: gzipSync(bytes, { level: 9 }).length,
          };
        }),
      ),
    };
  } finally {
    await context.close();
  }
}

/** Bytes over the line, by address. */
function watchBytes(cdp: CDPSession): Map<string, number> {
  const names = new Map<string, string>();
  const bytes = new Map<string, number>();
  cdp.on("Network.requestWillBeSent", ({ requestId, request }) => names.set(requestId, request.url));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes.set(names.get(requestId) ?? "", encodedDataLength);
  });
  return bytes;
}

interface Watched {
  largest: number;
  shift: number;
  tasks: { start: number; duration: number }[];
}

/** Runs in the page, before anything of its own. */
function watchTimes(): void {
  const watched: Watched = { largest: 0, shift: 0, tasks: [] };
  (window as unknown as { watched: Watched }).watched = watched;
  const watch = (type: string, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => {
    watched.largest = entry.startTime;
  });
  watch("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) watched.shift += value;
  });
  watch("longtask", ({ startTime: start, duration }) => watched.tasks.push({ start, duration }));
}

/** Blocking is what each task after the first paint takes beyond 50 ms, as Lighthouse has it. */
async function readTimes(page: Page): Promise<LoadTimes> {
  return page.evaluate(() => {
    const { watched } = window as unknown as { watched: Watched };
    const firstPaint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    const after = watched.tasks.filter((task) => task.start + task.duration > firstPaint);
    return {
      firstPaint,
      largestPaint: watched.largest,
      blocking: after.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0),
      shift: watched.shift,
    };
  });
}
