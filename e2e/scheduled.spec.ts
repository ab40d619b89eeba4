import type { Page } from "@playwright/test";
import { compose, saved, toCheck } from "./support/compose";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const MARK = mark();

test.beforeEach(({ page }) => signIn(page, "marketer"));

interface Row {
  status: string;
  scheduled_at: Date | null;
  recipients: number;
}
const rowOf = async (id: string) =>
  (
    await queryDatabase<Row>("SELECT status::text, scheduled_at, recipients FROM campaign WHERE id = $1", [
      id,
    ])
  )[0];

async function schedule(page: Page, name: string, numbers: string[]): Promise<string> {
  await compose(page, { name: `${name} ${MARK}`, text: `RM0 Canang: ${name} ${MARK}`, numbers });
  await page.getByRole("radio", { name: "Schedule for later" }).check();
  await page.getByLabel("Date", { exact: true }).fill("2027-03-14");
  await page.getByLabel("Time", { exact: true }).fill("09:00");
  await saved(page);
  await toCheck(page);
  await page.getByRole("button", { name: `Schedule ${numbers.length} messages` }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) as string;
}

test("a scheduled campaign says when, is moved in place, and cancelled without a word of what is on its way", async ({
  page,
}) => {
  const numbers = freshNumbers(3);
  const id = await schedule(page, "Esok", numbers);
  const main = page.getByRole("main");
  await expect(main.getByText("3 messages are scheduled for")).toBeVisible();
  await expect(main.getByText("Sunday 14 March 2027, 09:00")).toBeVisible();
  await expect(main.getByText("Scheduled", { exact: true })).toBeVisible();
  await expect(main.getByText("in a moment")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Undo/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Change time" }).click();
  await page.getByLabel("Date", { exact: true }).fill("2020-03-15");
  await expect(page.getByText("That time has passed. Choose a later one.")).toBeVisible();
  await page.getByLabel("Date", { exact: true }).fill("2027-03-15");
  await page.getByLabel("Time", { exact: true }).fill("10:30");
  await page.getByRole("button", { name: "Save the new time" }).click();
  await expect(page.getByRole("button", { name: "Save the new time" })).toHaveCount(0);
  await expect(main.getByText("Monday 15 March 2027, 10:30")).toBeVisible();
  expect(await rowOf(id)).toMatchObject({
    status: "scheduled",
    scheduled_at: new Date("2027-03-15T02:30:00Z"),
    recipients: 3,
  });

  await page.goto("/demo/campaigns?status=scheduled");
  const row = page.getByRole("listitem").filter({ hasText: `Esok ${MARK}` });
  await expect(row.getByText("Mon 15 Mar, 10:30")).toBeVisible();
  await row.getByRole("button", { name: "Actions for" }).click();
  await page.getByRole("menuitem", { name: "Change time" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Time", { exact: true }).fill("18:00");
  await dialog.getByRole("button", { name: "Save the new time" }).click();
  await expect(row.getByText("Mon 15 Mar, 18:00")).toBeVisible();
  await row.getByRole("link").click();

  await page.getByRole("button", { name: "Cancel campaign" }).click();
  const asked = page.getByRole("alertdialog");
  await expect(asked).toContainText("It will not be sent to 3 people.");
  await expect(asked.getByRole("button", { name: "Keep it scheduled" })).toBeVisible();
  await asked.getByRole("button", { name: "Cancel campaign" }).click();
  await expect(page.getByText("Cancelled. Nobody was texted.")).toBeVisible();
  expect(await rowOf(id)).toMatchObject({ status: "canceled" });
  for (const number of numbers) expect(await simulator.timesTexted(number)).toBe(0);
});

test("sent now it has ten seconds to undo; edited it is a draft that keeps its time", async ({ page }) => {
  const numbers = freshNumbers(2);
  const id = await schedule(page, "Segera", numbers);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("button", { name: "Take it back and edit" }).click();
  await page.waitForURL(/\/edit$/);
  await expect(page.getByLabel("Date", { exact: true })).toHaveValue("2027-03-14");
  expect(await rowOf(id)).toMatchObject({ status: "draft", recipients: 0 });

  await toCheck(page);
  await page.getByRole("button", { name: "Schedule 2 messages" }).click();
  await page.getByRole("button", { name: "Send now", exact: true }).click();
  await page.getByRole("button", { name: "Send 2 messages now" }).click();
  await expect(page.getByText("Sending 2 messages in a moment.")).toBeVisible();
  await expect(page.getByRole("main").getByText("Starting", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Undo \(/ })).toBeVisible();
  await expect(page.getByRole("main").getByText("Finished", { exact: true }).first()).toBeVisible();
  for (const number of numbers) expect(await simulator.timesTexted(number)).toBe(1);
});
