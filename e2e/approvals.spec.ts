import { compose, saved, toCheck, totals } from "./support/compose";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { openAs, signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const MARK = mark();

/** By the database: whoever loosens it on the screen is bound by it for a day. */
test.afterEach(() =>
  queryDatabase("UPDATE workspace SET settings = settings - 'approveAlwaysForRoles' WHERE slug = 'demo'"),
);

test("S37: a campaign is asked about, declined, changed, approved and sent, and every screen says that it waits", async ({
  page,
  browser,
  problems,
}) => {
  await signIn(page, "admin");
  await page.goto("/demo/settings/limits");
  const save = page.getByRole("button", { name: "Save approvals" });
  await page.getByLabel("More people than").fill("many");
  await save.click();
  await expect(page.getByText("A whole number from 1, or nothing.")).toBeVisible();
  await page.getByLabel("More people than").fill("");
  await page.getByRole("checkbox", { name: "Marketer" }).click();
  await save.click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  await expectAccessible(page, "the rules of approvals");

  const author = await openAs(browser, "marketer", problems);
  const numbers = freshNumbers(2, "50");
  const name = `Dua mata ${MARK}`;
  await compose(author, { name, text: `RM0 Canang: harga 5 ${MARK}`, numbers });
  await toCheck(author);
  await expect(author.getByText("Another person has to approve it")).toBeVisible();
  await author.getByLabel("Note for whoever approves it").fill("For the weekend.");
  await author.getByRole("button", { name: "Ask for approval" }).click();
  await expect(author.getByText("Waiting for approval")).toBeVisible();
  await expect(author.getByText("You cannot decide it yourself")).toBeVisible();
  await expectAccessible(author, "a campaign that waits for approval, as its author");
  await author.goto("/demo/campaigns?status=awaiting_approval");
  const row = author.getByRole("listitem").filter({ hasText: name });
  await expect(row.getByText("Waiting for approval")).toBeVisible();
  await author.goto("/demo");
  await expect(author.getByRole("link", { name: new RegExp(name) })).toContainText("asks for approval");

  await page.goto("/demo");
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await expect(page.getByText("For the weekend.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send a test" })).toBeVisible();
  await expectAccessible(page, "a campaign that waits for approval, as whoever decides");
  await page.getByLabel("Your note").fill("The price is wrong.");
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByText("You declined it.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Approve/ })).toHaveCount(0);

  await author.goto("/demo/campaigns");
  await expect(row.getByText("Declined")).toBeVisible();
  await author.getByRole("link", { name }).click();
  await expect(author.getByText("The price is wrong.")).toBeVisible();
  await author.getByLabel("Text", { exact: true }).fill(`RM0 Canang: harga 6 ${MARK}`);
  await saved(author);
  await toCheck(author);
  const changed = author.getByRole("region", { name: "What changed since approval was asked for" });
  await expect(changed).toContainText(`harga 5 ${MARK}`);
  await expect(changed).toContainText(`harga 6 ${MARK}`);
  await author.getByRole("button", { name: "Ask for approval" }).click();
  await expect(author.getByText("Waiting for approval")).toBeVisible();
  expect(await simulator.timesTexted(numbers[0] as string)).toBe(0);

  await page.goto("/demo");
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await expect(
    page.getByRole("region", { name: "What changed since it was asked about before" }),
  ).toContainText(`harga 5 ${MARK}`);
  await page.getByRole("button", { name: "Approve and send 2 messages" }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect.poll(() => totals(page)).toMatchObject({ delivered: 2 });
  await expect(page.getByText("Approved by")).toBeVisible();
  expect(await simulator.timesTexted(numbers[0] as string)).toBe(1);
});
