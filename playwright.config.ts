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
 * `npm run e2e` starts the product and sets the E2E_ variables; the demo workspace is there, one
 * browser at a time uses it.
 */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Patience for busy machines; a test that passes does not wait for it.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  outputDir: "test-results",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.E2E_BASE_URL,
    locale: "en-GB",
    timezoneId: "Asia/Kuala_Lumpur",
    trace: "retain-on-failure",
    // Endless small animations cost the browser half a core.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH || undefined,
      args: [...quiet, ...asRoot],
    },
  },
});
