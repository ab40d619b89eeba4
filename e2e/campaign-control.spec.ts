import type { Page } from "@playwright/test";
import { compose, saved, send, toCheck, totals } from "./support/compose";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { DEMO_ACCOUNT, simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const MARK = mark();
/**
 * At one a second there is time to press a button before all are sent, however busy the machine is.
 */
const SLOWLY = 240;

test.beforeEach(({ page }) => signIn(page, "marketer"));
test.afterEach(() => simulator.clearScript());

test("pause holds everyone who was not texted yet, and resume goes on with them", async ({ page }) => {
  const numbers = freshNumbers(SLOWLY);
  const id = await launch(page, { name: "Jeda", numbers });
  await expect.poll(() => timesTexted(numbers)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(status(page, "Paused")).toBeVisible();
  await expect(page.getByText(/^Paused by \S.*, \d\d:\d\d\.$/)).toBeVisible();
  await expect.poll(async () => (await totals(page)).sending ?? 0).toBe(0);
  const before = await timesTexted(numbers);
  expect(before).toBeLessThan(SLOWLY);
  // The worker looks for work several times a second; three of its rounds bring nothing.
  const other = freshNumbers(3);
  await launchElsewhere(page, other);
  expect(await timesTexted(numbers)).toBe(before);

  await queryDatabase("UPDATE campaign SET max_per_second = NULL WHERE id = $1", [id]);
  await page.getByRole("button", { name: "Resume" }).first().click();
  await expect(status(page, "Finished")).toBeVisible();
  await expect.poll(() => totals(page)).toMatchObject({ delivered: SLOWLY, queued: 0 });
  await expectOnce(numbers);
});

test("S21: cancel while sending stops those who wait, and says how many are already on their way", async ({
  page,
}) => {
  const numbers = freshNumbers(SLOWLY);
  await simulator.script({
    rules: [
      {
        match: { account: DEMO_ACCOUNT, page: "ISendSMS", mobileEndsWith: "00" },
        action: { latencyMs: 3_000 },
      },
    ],
  });
  await launch(page, { name: "Batal", numbers });
  await expect.poll(async () => (await totals(page)).sending ?? 0).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Cancel campaign" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(
    /\d+ messages? (is|are) already on (its|their) way and cannot be called back\./,
  );
  await dialog.getByRole("button", { name: "Cancel campaign" }).click();
  await expect(status(page, "Cancelled")).toBeVisible();
  await expect.poll(async () => (await totals(page)).sending ?? 0).toBe(0);
  await expect.poll(async () => (await totals(page)).sent ?? 0).toBe(0);
  const { delivered = 0, canceled = 0 } = await totals(page);
  expect(delivered + canceled).toBe(SLOWLY);
  expect(canceled).toBeGreaterThan(0);
  expect(await timesTexted(numbers)).toBe(delivered);
  await expectOnce(numbers);
});

test("S1: pressed three times, from two tabs and after the back button, it is sent once", async ({
  page,
  context,
}) => {
  const numbers = freshNumbers(5);
  await compose(page, { name: `Sekali ${MARK}`, text: `RM0 Canang: sekali sahaja ${MARK}`, numbers });
  await toCheck(page);
  const second = await context.newPage();
  await second.goto(page.url());
  const name = "Send 5 messages";
  await expect(second.getByRole("button", { name })).toBeEnabled();

  await page.getByRole("button", { name }).click({ clickCount: 3 });
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await second.getByRole("button", { name }).click();
  await second.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await page.goBack();
  await page.getByRole("button", { name }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(status(page, "Finished")).toBeVisible();
  await expect.poll(() => totals(page)).toMatchObject({ delivered: 5 });
  await expectOnce(numbers);
  const launched = await queryDatabase<{ count: string }>(
    "SELECT count(*) FROM campaign WHERE name = $1 AND launched_at IS NOT NULL",
    [`Sekali ${MARK}`],
  );
  expect(launched[0]?.count).toBe("1");
});

test("undone within ten seconds nothing is sent, and it is a draft again", async ({ page }) => {
  const numbers = freshNumbers(4);
  await compose(page, { name: `Undur ${MARK}`, text: `RM0 Canang: undur ${MARK}`, numbers });
  await toCheck(page);
  await send(page, 4);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.waitForURL(/\/edit$/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`Undur ${MARK}`);
  // Another campaign, launched later, is through: had this one been due, it would have gone before.
  await launchElsewhere(page, freshNumbers(2));
  const { calls } = await simulator.ledger();
  expect(calls.filter((call) => numbers.includes(call.mobile))).toEqual([]);
});

test("S17: scheduled in a named zone, it waits, and starts once when its time has come", async ({ page }) => {
  const numbers = freshNumbers(3);
  await compose(page, { name: `Jadual ${MARK}`, text: `RM0 Canang: jadual ${MARK}`, numbers });
  await page.getByRole("radio", { name: "Schedule for later" }).check();
  await page.getByLabel("Time zone", { exact: true }).selectOption("America/New_York");
  await page.getByLabel("Date", { exact: true }).fill("2027-03-14");
  await page.getByLabel("Time", { exact: true }).fill("02:30");
  await expect(page.getByText("does not exist in America/New_York")).toBeVisible();
  // The night when a local time comes twice: the person says which one.
  await page.getByLabel("Date", { exact: true }).fill("2027-11-07");
  await page.getByLabel("Time", { exact: true }).fill("01:30");
  await expect(page.getByText("comes twice in America/New_York").first()).toBeVisible();
  await page.getByRole("radio", { name: /^The second/ }).check();
  await expect(
    page.getByText("That is Sunday 7 November 2027, 01:30 (UTC-05:00) in America/New York"),
  ).toBeVisible();
  await saved(page);
  await page.reload();
  // The preview is asked for by the page itself: from then on it listens.
  await expect(page.getByText("1 of 3", { exact: true })).toBeVisible();
  await expect(page.getByRole("radio", { name: /^The second/ })).toBeChecked();
  await page.getByLabel("Date", { exact: true }).fill("2027-03-14");
  await page.getByLabel("Time", { exact: true }).fill("09:00");
  await expect(
    page.getByText(
      "That is Sunday 14 March 2027, 09:00 in America/New York, and Sunday 14 March 2027, 21:00 where you are",
    ),
  ).toBeVisible();
  await toCheck(page);
  await expect(page.getByText(/in America\/New York/)).toBeVisible();
  await page.getByRole("button", { name: "Schedule 3 messages" }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(status(page, "Scheduled")).toBeVisible();
  expect(await timesTexted(numbers)).toBe(0);

  const id = page.url().split("/").at(-1);
  await queryDatabase("UPDATE campaign SET scheduled_at = now() - interval '1 second' WHERE id = $1", [id]);
  await expect(status(page, "Finished")).toBeVisible();
  await expectOnce(numbers);
});

function status(page: Page, word: string) {
  return page.getByRole("banner").or(page.getByRole("main")).getByText(word, { exact: true }).first();
}

async function launch(page: Page, { name, numbers }: { name: string; numbers: string[] }): Promise<string> {
  await compose(page, { name: `${name} ${MARK}`, text: `RM0 Canang: ${name} ${MARK}`, numbers, rate: 1 });
  await toCheck(page);
  const id = await send(page, numbers.length);
  await expect(status(page, "Sending")).toBeVisible();
  return id;
}

/**
 * Another campaign from start to end, in a tab of its own: what was due before it would have been
 * sent by then.
 */
async function launchElsewhere(page: Page, numbers: string[]): Promise<void> {
  const tab = await page.context().newPage();
  await compose(tab, { name: `Lain ${MARK}`, text: `RM0 Canang: lain ${MARK}`, numbers });
  await toCheck(tab);
  await send(tab, numbers.length);
  await expect(status(tab, "Finished")).toBeVisible();
  await tab.close();
}

async function timesTexted(numbers: string[]): Promise<number> {
  const { messages } = await simulator.ledger();
  return messages.filter((message) => numbers.includes(message.mobile)).length;
}

async function expectOnce(numbers: string[]): Promise<void> {
  const { counts } = await simulator.ledger();
  for (const number of numbers) expect(counts[number]?.accepted ?? 0, number).toBeLessThanOrEqual(1);
}
