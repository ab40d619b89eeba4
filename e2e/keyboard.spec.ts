import type { Page } from "@playwright/test";
import { callApi, createKey } from "./support/api";
import { freshNumbers, mark } from "./support/fresh";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

/** Each list, and whether its rows open a page of their own. */
const LISTS = [
  ["/demo/campaigns", true],
  ["/demo/contacts", true],
  ["/demo/lists", true],
  ["/demo/templates", true],
  ["/demo/suppressions", false],
  ["/demo/transfers", true],
  ["/demo/transfers?tab=customers", false],
] as const;

/** The place, from 0, of the row that has the focus; -1 when none has it. */
const placeOf = (page: Page) =>
  page
    .locator("main [data-rows]")
    .first()
    .evaluate((list) => {
      const rows = [...list.querySelectorAll(":scope > li")];
      return rows.findIndex((row) => row.contains(document.activeElement));
    });

test("on a fresh page of every list j and k go through the rows, arrows go on, and Enter opens one", async ({
  page,
}) => {
  const key = await createKey("demo", "marketer");
  for (const name of [`First ${mark()}`, `Second ${mark()}`])
    await callApi(key, "POST", "/templates", { body: { name, message: { kind: "text", text: "Hello" } } });
  await callApi(key, "POST", "/suppressions", { body: { phone: `+${freshNumbers(1)[0]}`, reason: "asked" } });
  await callApi(key, "POST", "/suppressions", { body: { phone: `+${freshNumbers(1)[0]}`, reason: "asked" } });
  await signIn(page, "owner");
  for (const [path, opens] of LISTS) {
    await page.goto(path);
    await expect(page.locator("main [data-rows] > li").nth(1), path).toBeVisible();
    // The server's rows are there before anybody listens to keys.
    await expect(page.getByText("Live", { exact: true }), path).toBeVisible();
    for (const [key, place] of [
      ["j", 0],
      ["j", 1],
      ["k", 0],
      ["ArrowDown", 1],
      ["k", 0],
      ["k", 0],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => placeOf(page), { message: `${key} on ${path}` }).toBe(place);
    }
    if (!opens) continue;
    await page.keyboard.press("Enter");
    await expect(page, path).not.toHaveURL(path);
  }
});

test("the inbox obeys j from a fresh page too, and no list hears keys that are text or belong to a window", async ({
  page,
}) => {
  await signIn(page, "owner");
  await page.goto("/demo/inbox");
  await expect(page.locator("[id^='conversation-']").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/c=/);
  await page.goto("/demo/lists");
  await page.getByLabel("Search lists").or(page.getByRole("searchbox")).first().fill("");
  await page.keyboard.type("jk");
  await expect(page.getByRole("searchbox")).toHaveValue("jk");
  await page.goto("/demo/lists");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("j");
  expect(await placeOf(page)).toBe(-1);
});

test("a relative time says date and clock on hover and on focus", async ({ page }) => {
  await signIn(page, "owner");
  await page.goto("/demo/lists");
  const time = page.locator("main time").first();
  await time.hover();
  const hint = page.getByRole("tooltip");
  await expect(hint).toHaveText(/^\d{1,2} [A-Z][a-z]{2,3} \d{4}, \d{2}:\d{2}/);
  await page.keyboard.press("Escape");
  await expect(hint).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(hint).toHaveText(/^\d{1,2} [A-Z][a-z]{2,3} \d{4}, \d{2}:\d{2}/);
});
