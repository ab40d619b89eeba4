import { defineConfig, devices } from "@playwright/test";

const quiet = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/**
 * `npm run e2e` starts as many products as there are workers. Playwright reads this file in each of
 * its workers: from here on the E2E_ variables of a worker name the product that it has to itself.
 */
const products = JSON.parse(process.env.E2E_PRODUCTS ?? "[]") as Record<string, string>[];
Object.assign(process.env, products[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]);

/**
 * The demo workspace is there. A test makes what it needs for itself (e2e/support/fresh.ts), so
 * that it may run in any order and often.
 */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  workers: Math.max(1, products.length),
  retries: 0,
  forbidOnly: true,
  // Patience for busy machines; a test that passes does not wait for it.
  timeout: 900_000,
  expect: { timeout: 180_000 },
  outputDir: "test-results",
  use: {
    ...devices["Desktop Chrome"],
    // Whoever waits for a field that is not there says so, as an expectation does.
    actionTimeout: 180_000,
    baseURL: process.env.E2E_BASE_URL,
    locale: "en-GB",
    timezoneId: "Asia/Kuala_Lumpur",
    // Recording every step makes all of them slower; what fails is recorded when it runs alone.
    trace: "off",
    // Endless small animations cost the browser half a core.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH || undefined,
      args: [...quiet, ...asRoot],
    },
  },
});
