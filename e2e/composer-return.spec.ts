import type { Page } from "@playwright/test";
import { compose, saved, toCheck } from "./support/compose";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test.beforeEach(({ page }) => signIn(page, "marketer"));

interface Written {
  name: string;
  text: string;
  numbers: string[];
}

async function expectWhole(page: Page, { name, text, numbers }: Written): Promise<void> {
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(text);
  await expect(page.getByLabel("Numbers")).toHaveValue(numbers.map((each) => `+${each}`).join("\n"));
  await saved(page);
}

const drafts = async (name: string) =>
  (await queryDatabase("SELECT FROM campaign WHERE name LIKE $1", [`${name}%`])).length;

test("Back, the sidebar and a reload bring the whole draft again, and what is typed there stays in it", async ({
  page,
}) => {
  const name = `Balik ${mark()}`;
  const numbers = freshNumbers(2).map((each) => `+${each}`);
  const written = { name, text: `RM0 Canang: ${name}`, numbers: numbers.map((each) => each.slice(1)) };
  await compose(page, { name, text: written.text, numbers });
  const address = page.url();

  await toCheck(page);
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expectWhole(page, written);

  const changed = { ...written, text: `${written.text}!` };
  await page.getByLabel("Text", { exact: true }).fill(changed.text);
  await saved(page);
  await page.getByRole("link", { name: "Templates", exact: true }).first().click();
  await page.waitForURL(/\/templates$/);
  await page.goBack();
  await expectWhole(page, changed);

  await page.reload();
  await expectWhole(page, changed);
  await toCheck(page);
  await page.goBack();
  await expectWhole(page, changed);
  expect(await drafts(name)).toBe(1);
});

test("a draft opened from the list, changed, and come back to is as it was changed", async ({ page }) => {
  const name = `Semula ${mark()}`;
  const numbers = freshNumbers(1).map((each) => `+${each}`);
  const written = { name, text: `RM0 Canang: ${name}`, numbers: numbers.map((each) => each.slice(1)) };
  await compose(page, { name, text: "RM0 Canang", numbers });
  await page.goto("/demo/campaigns?status=draft");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByLabel("Text", { exact: true }).fill(written.text);
  await saved(page);
  await toCheck(page);
  await page.goBack();
  await expectWhole(page, written);
  expect(await drafts(name)).toBe(1);
});

test("what is written before the page's scripts have come stays, and is stored", async ({ page }) => {
  const name = `Awal ${mark()}`;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/demo/campaigns/new", { waitUntil: "commit" });
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Text", { exact: true }).fill(`RM0 Canang: ${name}`);
  release();
  await saved(page);
  await page.waitForURL(/\/edit$/);
  await page.reload();
  await expectWhole(page, { name, text: `RM0 Canang: ${name}`, numbers: [] });
});
