import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { callApi, createKey } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll, rulesOf } from "./support/expect-accessible";
import { freshNumbers } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { setTheme } from "./support/set-theme";
import { openAs, PASSWORD, signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const mark = () => Date.now().toString(36);

/** A list with people of these first names, made by the API. */
async function listOf(key: string, name: string, people: Record<string, string>): Promise<string> {
  const { json } = await callApi(key, "POST", "/lists", { body: { name } });
  const contacts = Object.entries(people).map(([firstName, phone]) => ({
    phone: `+${phone}`,
    firstName,
    fields: { town: "Ipoh" },
  }));
  await callApi(key, "POST", `/lists/${json.id}/contacts`, { body: { contacts } });
  return String(json.id);
}

async function choose(page: Page, label: string, ...names: string[]): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: label }).click();
  for (const name of names) await page.getByRole("option", { name }).click();
  await page.keyboard.press("Escape");
}

const act = async (page: Page, button: string, item: string) => {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

test("people are selected and moved, all who match are suppressed, lists are merged, archived and restored", async ({
  page,
}) => {
  const key = await createKey("demo", "marketer");
  const id = mark();
  const [a, b, c] = freshNumbers(3) as [string, string, string];
  const first = await listOf(key, `First ${id}`, { Aminah: a, Bala: b, Chong: c });
  const second = await listOf(key, `Second ${id}`, {});
  await signIn(page, "marketer");
  await page.goto(`/demo/lists/${first}`);
  await page.getByRole("checkbox", { name: "Select Aminah" }).click();
  await page.getByRole("checkbox", { name: "Select Bala" }).click();
  await expect(page.getByText("2 people selected")).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page, `people selected, ${theme}`, rulesOf(theme));
  }
  await act(page, "Change 2 people", "Move 2 people to other lists");
  await choose(page, "Lists", `Second ${id}`);
  await page.getByRole("dialog").getByRole("button", { name: "Move 2 people" }).click();
  await expect(page.getByText("1 person", { exact: true })).toBeVisible();
  await expect(page.getByRole("link").filter({ hasText: "Aminah" })).toHaveCount(0);

  await page.goto(`/demo/lists/${second}`);
  await page.getByRole("checkbox", { name: "Select all shown" }).click();
  await page.getByRole("button", { name: "Select everybody who matches" }).click();
  await expect(page.getByText("All 2 who match are selected")).toBeVisible();
  await act(page, "Change 2 people", "Never text 2 people again");
  await page.getByRole("dialog").getByLabel("Reason").fill("asked in the shop");
  await page.getByRole("dialog").getByRole("button", { name: "Never text 2 people again" }).click();
  await expect(page.getByText("Opted out")).toHaveCount(2);

  await page.goto("/demo/lists");
  await page.getByRole("button", { name: "Merge lists" }).click();
  await choose(page, "Lists to merge", `First ${id}`, `Second ${id}`);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of the new list").fill(`Both ${id}`);
  await expect(dialog.getByText("3 people, each once.")).toBeVisible();
  await expectAccessible(page, "merging lists");
  await dialog.getByRole("button", { name: "Merge 3 people" }).click();
  await expect(page.getByRole("heading", { name: `Both ${id}` })).toBeVisible();
  await expect(page.getByText("3 people", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByRole("button", { name: "Archive", exact: true })).toBeVisible();
});

test("one person joins a list from their page; a filter by field finds them; the export says how many", async ({
  page,
}) => {
  const key = await createKey("demo", "marketer");
  const id = mark();
  const [phone] = freshNumbers(1) as [string];
  const list = await listOf(key, `Only ${id}`, { [`Dewi${id}`]: phone });
  await listOf(key, `More ${id}`, {});
  await signIn(page, "marketer");
  await page.goto(`/demo/contacts?list=${list}`);
  await page
    .getByRole("link")
    .filter({ hasText: `Dewi${id}` })
    .click();
  await page.getByRole("button", { name: "Add to lists" }).click();
  await choose(page, "Lists", `More ${id}`);
  await page.getByRole("dialog").getByRole("button", { name: "Add to lists" }).click();
  await expect(page.getByRole("link", { name: `More ${id}` })).toBeVisible();

  await page.goto(`/demo/contacts?list=${list}&field=town&value=ipoh`);
  await expect(page.getByRole("button", { name: "Filter (2)" })).toBeVisible();
  await expect(page.getByRole("link").filter({ hasText: `Dewi${id}` })).toBeVisible();
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page, `contacts at ${width}`);
  }
  await queryDatabase(
    `UPDATE session SET confirmed_at = now() - interval '6 minutes'
     WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`,
    ["marketer@demo.canang.example"],
  );
  const saved = page.waitForEvent("download");
  await act(page, "Export", "As CSV");
  const asked = page.getByRole("dialog", { name: "Confirm your password" });
  await expect(asked.getByText("Export 1 contact")).toBeVisible();
  await asked.getByLabel("Password or code").fill(PASSWORD);
  await asked.getByRole("button", { name: "Confirm" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^list-Only-.*\.csv$/);
  expect(readFileSync(await file.path(), "utf8")).toContain(`"${phone}","Dewi${id}"`);
});

test("each person chooses the fields that stand beside people; the choice stays, and is theirs alone", async ({
  page,
  browser,
  problems,
}) => {
  const key = await createKey("demo", "marketer");
  const id = mark();
  const [phone] = freshNumbers(1) as [string];
  const { json } = await callApi(key, "POST", "/lists", { body: { name: `Fields ${id}` } });
  const fields = { town: `Town${id}`, size: `Size${id}` };
  await callApi(key, "POST", `/lists/${json.id}/contacts`, {
    body: { contacts: [{ phone: `+${phone}`, firstName: "Dewi", fields }] },
  });
  const shown = (who: Page) => who.getByRole("link").filter({ hasText: "Dewi" });
  const choose = async (...ticks: string[]) => {
    await page.getByRole("button", { name: "Columns" }).click();
    for (const tick of ticks) await page.getByRole("checkbox", { name: tick, exact: true }).click();
    const stored = page.waitForResponse((response) => response.request().method() === "POST");
    await page.keyboard.press("Escape");
    await stored;
  };
  await signIn(page, "marketer");
  await page.goto(`/demo/lists/${json.id}`);
  await expect(shown(page)).toContainText(fields.town);
  await expect(shown(page)).toContainText(fields.size);
  await choose("size");
  await expect(shown(page)).not.toContainText(fields.town);
  await page.reload();
  await expect(shown(page)).toContainText(fields.size);
  await expect(shown(page)).not.toContainText(fields.town);

  const colleague = await openAs(browser, "admin", problems);
  await colleague.goto(`/demo/lists/${json.id}`);
  await expect(shown(colleague)).toContainText(fields.town);
  await colleague.context().close();
  await choose("size");
  await expect(shown(page)).toContainText(fields.town);
  await choose("Phone", "First three fields, without a choice");
  await page.reload();
  await expect(shown(page)).not.toContainText(fields.town);
  await expect(shown(page)).not.toContainText(phone.slice(-4));
});
