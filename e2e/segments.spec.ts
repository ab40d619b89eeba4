import type { Page } from "@playwright/test";
import { compose, saved, send, toCheck } from "./support/compose";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const MARK = mark();

test.beforeEach(({ page }) => signIn(page, "marketer"));

/** People of a town of their own, and a list with the first of them. */
async function createPeople(numbers: string[]): Promise<void> {
  await queryDatabase(
    `WITH shop AS (SELECT id FROM workspace WHERE slug = 'demo'),
     people AS (
       INSERT INTO contact (workspace_id, phone, first_name, fields)
       SELECT shop.id, phone, 'Segmen ' || n, jsonb_build_object('town', $2::text)
       FROM shop, unnest($1::text[]) WITH ORDINALITY AS u (phone, n) RETURNING id, workspace_id, phone),
     staff AS (INSERT INTO list (workspace_id, name) SELECT id, $3 FROM shop RETURNING id)
     INSERT INTO list_member (list_id, contact_id, workspace_id)
     SELECT staff.id, people.id, people.workspace_id FROM staff, people WHERE people.phone = $4`,
    [numbers, `Bandar ${MARK}`, `Staff ${MARK}`, numbers[0]],
  );
}

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name }).click();
  await page.keyboard.press("Escape");
}

test("a segment is written in sentences, and a campaign goes to those whom it finds but for a list left out", async ({
  page,
}) => {
  const numbers = freshNumbers(4);
  await createPeople(numbers);
  await page.goto("/demo/segments/new");
  await page.getByLabel("Name", { exact: true }).fill(`Bandar ${MARK}`);
  const first = page.getByRole("group", { name: "Condition 1", exact: true });
  await first.getByLabel("Field", { exact: true }).selectOption("fields.town");
  await first.getByLabel("Value", { exact: true }).fill(`BANDAR ${MARK}`);
  const people = page.getByRole("region", { name: "People found" });
  await expect(people.getByText("4 people", { exact: true })).toBeVisible();
  await expect(people.getByText("Segmen 1", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Add a condition" }).click();
  const second = page.getByRole("group", { name: "Condition 2", exact: true });
  await second.getByLabel("Field", { exact: true }).selectOption("lastTexted");
  await second.getByLabel("What is asked", { exact: true }).selectOption("notWithinDays");
  await second.getByLabel("Value", { exact: true }).fill("30");
  await expect(
    page.getByText(`In words: town is BANDAR ${MARK} and Last texted was not within the last 30 days.`),
  ).toBeVisible();
  await expect(people.getByText("4 people", { exact: true })).toBeVisible();
  await expect(people).toHaveAttribute("aria-busy", "false");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save segment" }).click();
  await page.waitForURL(/\/segments$/);
  const row = page.getByRole("listitem").filter({ hasText: `Bandar ${MARK}` });
  await expect(row.getByText("4 people", { exact: true })).toBeVisible();

  await compose(page, { name: `Segmen ${MARK}`, text: `RM0 Canang: segmen ${MARK}` });
  await choose(page, "Segments", `Bandar ${MARK}`);
  await page.getByText("Leave people out", { exact: true }).click();
  await choose(page, "Leave out lists", `Staff ${MARK}`);
  await saved(page);
  await toCheck(page);
  const main = page.getByRole("main");
  await expect(main.getByText(`From the segment Bandar ${MARK}`)).toBeVisible();
  await expect(main.getByText("1 person left out", { exact: true })).toBeVisible();
  await expect(main.getByText(`1 by Staff ${MARK}`, { exact: true })).toBeVisible();
  const id = await send(page, 3);
  const texted = await queryDatabase<{ phone: string }>(
    "SELECT phone FROM message WHERE campaign_id = $1 ORDER BY phone",
    [id],
  );
  expect(texted.map(({ phone }) => phone)).toEqual(numbers.slice(1));
});
