import { compose, saved, send, toCheck, totals } from "./support/compose";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { fillSignIn, signInByForm } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const MARK = mark();
/** Which sign-in is this test's own. */
const DEVICE = `Canang test ${MARK}`;
test.use({ userAgent: DEVICE });

test.beforeEach(({ page }) => signInByForm(page, "marketer"));

test("U1: figures that cannot be read again stay, with their age, and catch up", async ({ page }) => {
  const numbers = freshNumbers(20);
  await compose(page, { name: `Lapuk ${MARK}`, text: `RM0 Canang: lapuk ${MARK}`, numbers, rate: 2 });
  await toCheck(page);
  const id = await send(page, 20);
  await expect.poll(async () => (await totals(page)).delivered ?? 0).toBeGreaterThan(0);

  const reads = new RegExp(`/api/app/demo/campaigns/${id}(\\?|$)`);
  await page.route(reads, (route) => route.abort());
  await expect(page.getByTestId("stale")).toContainText("Last updated");
  const old = (await totals(page)).delivered ?? 0;
  expect(old).toBeGreaterThan(0);

  await page.unroute(reads);
  await expect(page.getByTestId("stale")).toBeHidden();
  await expect.poll(() => totals(page)).toMatchObject({ delivered: 20 });
});

test("U2, S2: Send shows nothing before it is true; when its answer is lost, pressing again sends nothing twice", async ({
  page,
}) => {
  const numbers = freshNumbers(3);
  await compose(page, { name: `Hilang ${MARK}`, text: `RM0 Canang: hilang ${MARK}`, numbers });
  await toCheck(page);
  const check = page.url();
  await page.route(check, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Send 3 messages" }).click();
  const said = page.getByRole("alert").filter({ hasText: "We did not hear back" });
  await expect(said).toContainText("It may already be on its way. Pressing Send again cannot send it twice.");
  await expect(page.getByText("It was not sent")).toHaveCount(0);
  expect(page.url()).toBe(check);

  await page.unroute(check);
  await page.getByRole("button", { name: "Send 3 messages" }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect.poll(() => totals(page)).toMatchObject({ delivered: 3 });
  for (const number of numbers) expect(await simulator.timesTexted(number)).toBe(1);
});

test("U3: a session that ends while composing costs nothing that was written", async ({ page }) => {
  await compose(page, { name: `Sesi ${MARK}`, text: "RM0 Canang: before the session ended" });
  const composer = page.url();
  await queryDatabase("UPDATE session SET revoked_at = now() WHERE user_agent = $1", [DEVICE]);
  await page.getByLabel("Text", { exact: true }).fill("RM0 Canang: written after the session ended");
  await expect(
    page.getByText("Your changes are kept in this browser. Sign in again to go on."),
  ).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, "marketer");
  await page.waitForURL(composer);
  await expect(page.getByText("Unsaved changes from this browser were brought back")).toBeVisible();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(
    "RM0 Canang: written after the session ended",
  );
  await saved(page);
  await page.reload();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(
    "RM0 Canang: written after the session ended",
  );
});

test("U4: a page older than the server says that a new version is ready, and keeps the draft", async ({
  page,
}) => {
  await compose(page, { name: `Lama ${MARK}`, text: "RM0 Canang: before the new version" });
  // What an old page asks for after a deployment: an action that this server does not have.
  await page.route(page.url(), (route) => {
    const headers = route.request().headers();
    return route.continue({
      headers: headers["next-action"] ? { ...headers, "next-action": "40".padEnd(42, "0") } : headers,
    });
  });
  await page.getByLabel("Text", { exact: true }).fill("RM0 Canang: written on the old page");
  await expect(page.getByText("A new version is ready", { exact: true }).first()).toBeVisible();
  await page.unroute(page.url());
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByText("Unsaved changes from this browser were brought back")).toBeVisible();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("RM0 Canang: written on the old page");
  await saved(page);
});
