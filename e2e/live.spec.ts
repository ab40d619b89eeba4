import type { Page } from "@playwright/test";
import { type OwnDatabase, type OwnWeb, ownCli, ownDatabase, startWeb } from "./support/own-program";
import { expect, test } from "./support/test";

const OWNER = { email: "owner@own.example", password: "four unrelated words stay" };

let database: OwnDatabase;
let web: OwnWeb;

test.beforeAll(async () => {
  database = await ownDatabase();
  await ownCli(database.env, ["migrate"]);
  const owner = ["--name", "Own", "--slug", "own", "--owner-email", OWNER.email, "--owner-name", "Aminah"];
  await ownCli(database.env, ["workspace:create", ...owner], OWNER.password);
  web = await startWeb(database.env);
});

test.afterAll(async () => {
  web?.thaw();
  await web?.stop();
  await database?.drop();
});

const light = (page: Page) => page.locator("[data-live]");
const saysLive = (page: Page) => page.locator("[data-live=live]");

/** A page that was being read just then comes back by itself. */
async function expectLive(page: Page): Promise<void> {
  await expect(light(page)).toHaveAttribute("data-live", "live");
}

test.beforeEach(async ({ page }) => {
  await page.goto(`${web.address}/sign-in`);
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/own$/);
  await expect(light(page)).toHaveAttribute("data-live", "live");
});

test("it says Live only while it hears something: not of a frozen program, and a pressed link has an end", async ({
  page,
}) => {
  web.freeze();
  await page.getByRole("link", { name: "Campaigns", exact: true }).first().click();
  await expect(page.getByRole("progressbar", { name: "Opening the page" })).toBeVisible();
  await expect(light(page)).not.toHaveAttribute("data-live", "live");
  await expect(page.getByRole("alert").filter({ hasText: "We did not hear back" })).toContainText(
    "The page you asked for has not opened.",
  );
  web.thaw();
  await expect(light(page)).toHaveAttribute("data-live", "live");
  await page.waitForURL(/\/campaigns$/);
  await expect(page.getByText("We did not hear back")).toHaveCount(0);
});

test("it does not say Live while the database is away, nor in a browser that is offline", async ({
  page,
  context,
  problems,
}) => {
  // A page that only its own queries read again: none is on its way when the database goes.
  await page.goto(`${web.address}/own/templates`);
  await expectLive(page);
  await database.open(false);
  await expect(saysLive(page)).toHaveCount(0);
  // A page that is asked for meanwhile cannot be read; it comes when it can.
  await page.getByRole("link", { name: "Lists", exact: true }).first().click();
  await expect(page.getByText("Something went wrong")).toBeVisible();
  await database.open(true);
  await expect(page.getByRole("heading", { name: "Lists", exact: true })).toBeVisible();
  await expectLive(page);
  await context.setOffline(true);
  await expect(saysLive(page)).toHaveCount(0);
  await context.setOffline(false);
  await expectLive(page);
  // Reads that failed on the way are no fault of the page.
  problems.length = 0;
});
