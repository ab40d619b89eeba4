import type { Browser, BrowserContext } from "@playwright/test";
import type { Bench } from "@/bench/open-bench";
import { freePort } from "@/lib/platform/ports";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { buildApp } from "@/lib/programs/cli/build-app";
import { startChild } from "@/lib/programs/cli/child-program";
import { temporaryDataDir } from "@/lib/testing/test-server";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** The built product with its demo, as `npm start` brings it, in a folder of its own. */
export interface Demo {
  origin: string;
  /** A customer's text through the simulated gateway. */
  text(sender: string, words: string): Promise<void>;
  /** The owner's cookies, who signed in by the form. */
  signIn(browser: Browser): Promise<State>;
  /** A report and a scheduled campaign of the demo, as its list links to them. */
  campaignPlaces(browser: Browser, state: State): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

export async function openDemo(bench: Bench): Promise<Demo> {
  await buildApp((line) => bench.say(`  ${line}`));
  const dataDir = temporaryDataDir();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const simulator = await freePort();
  let up = false;
  const stack = startChild("demo", "lib/programs/cli/start.ts", {
    args: ["--built"],
    env: {
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: origin,
      SIMULATOR_PORT: String(simulator),
      WHATSAPP_SIMULATOR_PORT: String(await freePort()),
      DEMO: "1",
    },
    onLine: (line) => {
      up ||= line.includes(`running at ${origin}`);
    },
  });
  while (stack.running() && !up) await new Promise((resolve) => setTimeout(resolve, 100));
  if (!stack.running()) throw new Error("The demo did not start.");
  return {
    origin,
    async text(sender, words) {
      const body = JSON.stringify({ account: "canang-demo", sender, text: words });
      const answer = await fetch(`http://localhost:${simulator}/control/inbound`, { method: "POST", body });
      if (!answer.ok) throw new Error(`The simulator took no text: ${answer.status}.`);
    },
    async signIn(browser) {
      const context = await browser.newContext({ locale: "en-GB" });
      const page = await context.newPage();
      await page.goto(`${origin}/sign-in`);
      await page.getByLabel("Email").fill("owner@demo.canang.example");
      await page.getByLabel("Password").fill("gong-calls-the-village");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL((url) => url.pathname === "/demo");
      const state = await context.storageState();
      await context.close();
      return state;
    },
    campaignPlaces: (browser, state) => findCampaigns(browser, state, origin),
    async stop() {
      await stack.stop(60_000);
      removeHome(dataDir);
    },
  };
}

async function findCampaigns(browser: Browser, storageState: State, origin: string) {
  const context = await browser.newContext({ storageState, locale: "en-GB" });
  try {
    const page = await context.newPage();
    const answer = await page.request.get(`${origin}/api/app/demo/campaigns?limit=100`);
    const { data } = (await answer.json()) as {
      data: { id: string; status: string; recipients: number; scheduledAt: string | null }[];
    };
    const largest = (status: string) =>
      data.filter((each) => each.status === status).sort((a, b) => b.recipients - a.recipients)[0];
    const places: Record<string, string> = {};
    const report = largest("finished");
    if (report) places.report = `/campaigns/${report.id}`;
    const scheduled = largest("scheduled");
    if (scheduled) places.scheduled = `/campaigns/${scheduled.id}`;
    return places;
  } finally {
    await context.close();
  }
}
