import { type Browser, chromium } from "@playwright/test";
import { atLeast, atMost, type Figure, type Reading } from "@/bench/figure";
import { loadScore } from "@/bench/load-score";
import { type LoadedScreen, loadScreen } from "@/bench/load-screen";
import { openDemo } from "@/bench/open-demo";
import { median } from "@/bench/statistics";
import { findChromium } from "@/lib/testing/find-chromium";

/** The main screens, as they are found by their links on the demo. */
const SCREENS: Record<string, string> = {
  overview: "",
  campaigns: "/campaigns",
  composer: "/campaigns/new",
  contacts: "/contacts",
  inbox: "/inbox",
  transfers: "/transfers",
  reports: "/reports",
  settings: "/settings/workspace",
};

/**
 * What a visitor with a phone waits for at each main screen, by Lighthouse's mobile profile and its
 * curves; and the JavaScript that each brings.
 */
export const screens: Figure = {
  id: "P11",
  title: "main screens on a phone",
  async run(bench) {
    const demo = await openDemo(bench);
    const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
    try {
      const state = await demo.signIn(browser);
      const places = { ...SCREENS, ...(await demo.campaignPlaces(browser, state)) };
      const readings: Reading[] = [];
      for (const [name, place] of Object.entries(places)) {
        const rounds: LoadedScreen[] = [];
        for (let round = 0; round < bench.size(Math.min(bench.rounds, 3), 1); round += 1)
          rounds.push(await loadScreen(browser as Browser, state, `${demo.origin}/demo${place}`));
        readings.push(...told(name, rounds));
        bench.say(`  ${name}: ${readings.slice(-1)[0]?.detail}`);
        if (process.env.BENCH_FILES === "1")
          for (const file of rounds[0]?.files ?? []) bench.say(`    ${file.brotli} ${file.url}`);
      }
      return readings;
    } finally {
      await browser.close();
      await demo.stop();
    }
  },
};

function told(name: string, rounds: LoadedScreen[]): Reading[] {
  const of = (key: keyof Omit<LoadedScreen, "files">) => median(rounds.map((round) => round[key]));
  const kilobytes = (key: "script" | "gzip" | "prefetched" | "document") => Math.round(of(key) / 1_000);
  const detail =
    `first paint ${Math.round(of("firstPaint"))} ms, largest ${Math.round(of("largestPaint"))} ms, ` +
    `blocking ${Math.round(of("blocking"))} ms, shift ${of("shift").toFixed(3)}, document ${kilobytes("document")} kB, ` +
    `scripts ${kilobytes("script")} kB brotli, ${kilobytes("gzip")} kB gzip, and ${kilobytes("prefetched")} kB beforehand`;
  const score = median(rounds.map(loadScore));
  return [
    atMost(`${name}, JavaScript (gzip)`, of("gzip") / 1_000, 180, null, "kB", detail),
    atMost(`${name}, blocking`, of("blocking"), 200, null, "ms", detail),
    atMost(`${name}, shift`, of("shift"), 0.02, null, "", detail),
    atLeast(`${name}, score`, score, 0.95, null, detail),
  ];
}
