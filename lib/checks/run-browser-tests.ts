import { OperatorError } from "@/lib/platform/operator-error";
import { buildApp } from "@/lib/programs/cli/build-app";
import { say } from "@/lib/programs/cli/say";
import { findChromium } from "@/lib/testing/find-chromium";
import { runPlaywright } from "./run-playwright";
import { type StartedProduct, startProduct } from "./start-product";
import type { Tally } from "./tally";

/** Of Playwright's workers; each drives a product of its own. */
const WORKERS = 2;

/**
 * Drives the product with Playwright. Each worker has a whole product to itself, so that tests that
 * run at the same time meet in nothing. Where files are named, one product is enough.
 */
export async function runBrowserTests(asked: string[] = []): Promise<Tally> {
  const args = playwrightArgs(asked);
  const few = args.some((arg) => arg.includes(".spec.ts") || arg.startsWith("--config"));
  await buildApp(say);
  const browser = findChromium();
  const started = await Promise.allSettled(Array.from({ length: few ? 1 : WORKERS }, startProduct));
  const products = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  try {
    for (const one of started) if (one.status === "rejected") throw one.reason;
    const tally = await runPlaywright(args, {
      PLAYWRIGHT_CHROMIUM_PATH: browser,
      E2E_PRODUCTS: JSON.stringify(products.map(({ env }) => env)),
    });
    if (tally.failed > 0) sayLastLines(products);
    return tally;
  } finally {
    await Promise.all(products.map((product) => product.stop()));
  }
}

function sayLastLines(products: StartedProduct[]): void {
  products.forEach((product, index) => {
    say(`The last lines of product ${index + 1}:\n${product.lastLines()}`);
  });
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
