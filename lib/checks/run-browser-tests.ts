import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { OperatorError } from "@/lib/platform/operator-error";
import { freePort } from "@/lib/platform/ports";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { buildApp } from "@/lib/programs/cli/build-app";
import { startChild } from "@/lib/programs/cli/child-program";
import { say } from "@/lib/programs/cli/say";
import { findChromium } from "@/lib/testing/find-chromium";
import { temporaryDataDir } from "@/lib/testing/test-server";
import { runPlaywright } from "./run-playwright";
import type { Tally } from "./tally";

/**
 * Starts the whole product as `npm start` does, with the demo, in a temporary DATA_DIR, and drives
 * it with Playwright.
 */
export async function runBrowserTests(asked: string[] = []): Promise<Tally> {
  const args = playwrightArgs(asked);
  await buildApp(say);
  const browser = findChromium();
  const dataDir = temporaryDataDir();
  const port = await freePort();
  const simulatorPort = await freePort();
  const whatsAppPort = await freePort();
  const lines: string[] = [];
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_URL: `http://localhost:${port}`,
    SIMULATOR_PORT: String(simulatorPort),
    WHATSAPP_SIMULATOR_PORT: String(whatsAppPort),
    DEMO: "1",
  };
  const stack = startChild("stack", "lib/programs/cli/start.ts", {
    args: ["--built"],
    env,
    onLine: (line) => lines.push(line),
  });
  try {
    // Something else may have taken the port meanwhile: only the product itself says that it runs.
    const isUp = () => lines.some((line) => line.includes(`running at ${env.APP_URL}`));
    while (stack.running() && !isUp()) await pause(50);
    if (!stack.running())
      throw new OperatorError(`The product did not start:\n${lines.slice(-40).join("\n")}`);
    const tally = await runPlaywright(args, {
      PLAYWRIGHT_CHROMIUM_PATH: browser,
      E2E_BASE_URL: env.APP_URL,
      E2E_SIMULATOR_URL: `http://127.0.0.1:${simulatorPort}`,
      E2E_WHATSAPP_SIMULATOR_URL: `http://127.0.0.1:${whatsAppPort}`,
      E2E_DATA_DIR: dataDir,
      E2E_DATABASE_URL: (
        JSON.parse(readFileSync(path.join(dataDir, "postgres.json"), "utf8")) as { url: string }
      ).url,
    });
    if (tally.failed > 0) say(`The product's last lines:\n${lastLines(lines)}`);
    return tally;
  } finally {
    await stack.stop(60_000);
    removeHome(dataDir);
  }
}

/** `--repeat N` runs every test N times; all else is Playwright's own. */
function playwrightArgs(args: string[]): string[] {
  const at = args.indexOf("--repeat");
  if (at < 0) return args;
  const times = Number(args[at + 1]);
  if (!Number.isInteger(times) || times < 1)
    throw new OperatorError("Say how often each test runs: npm run e2e -- --repeat 3");
  return [...args.slice(0, at), `--repeat-each=${times}`, ...args.slice(at + 2)];
}

/** Cut, because a line with a stack would push the names of what failed out of sight. */
function lastLines(lines: string[]): string {
  return lines
    .slice(-20)
    .map((line) => line.slice(0, 300))
    .join("\n");
}
