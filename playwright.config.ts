import { defineConfig, devices } from "@playwright/test";

const quiet = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
/**
 * These need nothing of the demo but its screens, or make what they need. They run beside
 * the others, which share the demo's people, its gateway account and the simulator's scripts.
 */
const APART = [
  "accessibility",
  "api-docs",
  "composer-return",
  "first-run",
  "headers",
  "hostile-files",
  "idle",
  "import",
  "invitations",
  "layout",
  "links",
  "live",
  "member-credentials",
  "saved-views",
  "suppressions",
  "surface",
  "web-program",
  "whatsapp",
  "whatsapp-fallback",
].map((name) => `**/${name}.spec.ts`);
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/**
 * `npm run e2e` starts the product and sets the E2E_ variables; the demo workspace is there. A test
 * makes what it needs for itself (e2e/support/fresh.ts), so that it may run in any order and often.
 */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  workers: 2,
  projects: [
    { name: "demo", testIgnore: APART, workers: 1 },
    { name: "apart", testMatch: APART, workers: 1 },
  ],
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
