import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, waitForPort } from "@/lib/platform/ports";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { type ChildProgram, startChild } from "@/lib/programs/cli/child-program";
import { childProcess } from "./support/child-process";
import { saved } from "./support/compose";
import { expectAccessible, expectNoSidewaysScroll, rulesOf } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { setTheme } from "./support/set-theme";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

/** A second stack of this build, on an empty database, without the demo. */
let stack: ChildProgram;
let address = "";
const dataDir = mkdtempSync(path.join(tmpdir(), "canang-first-"));
const lines: string[] = [];
/** The built-in simulator gives each workspace an account by its address. */
const slug = `kedai-${mark()}`;

test.beforeAll(async () => {
  // The unprivileged user of Postgres must reach it.
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  address = `http://localhost:${port}`;
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_URL: address,
    DEMO: "0",
    ALLOW_PRIVATE_GATEWAYS: "1",
    ALLOW_PRIVATE_WEBHOOKS: "1",
    // The simulator that runs beside the other stack stands for the one of this installation.
    SIMULATOR_PORT: new URL(process.env.E2E_SIMULATOR_URL ?? "").port,
  };
  stack = startChild("first run", "lib/programs/cli/start.ts", {
    args: ["--built"],
    env,
    onLine: (line) => lines.push(line),
  });
  expect(await waitForPort(port, "127.0.0.1", () => !stack.running()), lines.join("\n")).toBe(true);
});

test.afterAll(async () => {
  await stack.stop(60_000);
  removeHome(dataDir);
});

test("first run: an empty database leads to owner and workspace, once, then through the first steps to a first text", async ({
  page,
  browser,
}) => {
  await page.goto(address);
  await page.waitForURL(`${address}/welcome`);
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page, `the first run, ${theme}`, rulesOf(theme));
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expectNoSidewaysScroll(page, "the first run");
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByLabel("Name of your company or team").fill(`Kedai ${slug.slice(6)}`);
  await expect(page.getByLabel("Address")).toHaveValue(slug);
  await page.getByLabel("Your name").fill("Aminah");
  await page.getByLabel("Your email").fill("aminah@example.com");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\w/ }).first()).toBeVisible();
  await page.getByLabel("Password").fill("four unrelated words stay");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL(`${address}/${slug}`);

  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.goto(`${address}/welcome`))?.status()).toBe(404);
  await stranger.goto(address);
  await stranger.waitForURL(/\/sign-in/);
  await stranger.close();

  const guide = page.getByRole("region", { name: "First steps" });
  const done = () =>
    guide
      .locator("[data-done=true]")
      .evaluateAll((steps) => steps.map((step) => step.getAttribute("data-step")));
  await expect(guide.getByText("0 of 5 done")).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page, `the first steps, ${theme}`, rulesOf(theme));
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, "the first steps");
  await page.setViewportSize({ width: 1280, height: 900 });

  // No demo, no address, no password: the simulator of this installation is chosen.
  await guide.getByRole("button", { name: "Use the built-in simulator" }).click();
  await expect(page.getByText(/1,000\s*credits left/).first()).toBeVisible();
  await expect.poll(done).toEqual(["gateway"]);

  const [mine] = freshNumbers(1) as [string];
  await guide.getByRole("link", { name: "Write a text" }).click();
  await page.getByLabel("Text", { exact: true }).fill("RM0 Kedai Buku: this is a test");
  await saved(page);
  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByLabel("Phone number").fill(`+${mine}`);
  await page.getByRole("button", { name: "Send test" }).click();
  const result = page.getByRole("dialog").getByRole("region", { name: "Tests of this draft" });
  await expect(result.getByText("Delivered", { exact: true })).toBeVisible();
  await result.getByRole("link").click();
  // A page of one message, not of a campaign.
  await expect(page.getByText("Test of a draft, by")).toBeVisible();
  await expect(page.getByText("RM0 Kedai Buku: this is a test")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Delivery status" })).toHaveCount(0);
  expect(await simulator.timesTexted(mine)).toBe(1);

  await page.goto(`${address}/${slug}`);
  await expect.poll(done).toEqual(["gateway", "test"]);
  await expect(guide.getByText("Delivery reports come in.")).toBeVisible();
  // While the page is open: a text comes in, and the last of the two URLs is known to be set.
  await simulator.inbound({ account: `canang-${slug}`, sender: mine, text: "Where are you?" });
  await expect.poll(done).toEqual(["gateway", "test", "callbacks"]);

  await guide.getByRole("link", { name: "Import contacts" }).click();
  await page.waitForURL(/\/lists$/);
  await page.goto(`${address}/${slug}/contacts`);
  await page.getByRole("button", { name: "Add a person" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Phone").fill(`+${mine}`);
  await form.getByRole("button", { name: "Add a person" }).click();
  await expect(form).toBeHidden();
  await page.goto(`${address}/${slug}`);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect.poll(done).toEqual(["gateway", "contacts", "test", "callbacks"]);
  await guide.getByRole("link", { name: "Quiet hours and limits" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  await page.goto(`${address}/${slug}`);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(guide).toHaveCount(0);
});

test("a program that is killed is started again, and that is said", async ({ request }) => {
  for (const program of ["web", "worker"]) {
    const pid = childProcess(stack.pid, `lib/programs/${program}/main.ts`);
    process.kill(pid, "SIGKILL");
    await expect
      .poll(() => lines.filter((line) => line.includes(`The ${program} program ended with`)))
      .toHaveLength(1);
    await expect.poll(() => isAnother(program, pid)).toBe(true);
  }
  await expect.poll(() => lines.filter((line) => line.includes("The worker runs."))).toHaveLength(2);
  await expect
    .poll(async () => (await request.get(`${address}/sign-in`).catch(() => null))?.status())
    .toBe(200);
});

function isAnother(program: string, pid: number): boolean {
  try {
    return childProcess(stack.pid, `lib/programs/${program}/main.ts`) !== pid;
  } catch {
    return false;
  }
}
