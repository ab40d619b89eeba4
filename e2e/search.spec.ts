import type { Page } from "@playwright/test";
import { callApi, createKey } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll, rulesOf } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { setTheme } from "./support/set-theme";
import { openAs, signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const menu = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });
const entry = (page: Page, name: string) => menu(page).getByRole("option", { name });

async function look(page: Page, words: string): Promise<void> {
  // The page hears keys from when it runs, which the live line shows.
  await expect(page.getByText("Live", { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await menu(page).getByRole("combobox").fill(words);
}

/** Enter takes the entry that is marked, once there is one. */
async function choose(page: Page): Promise<void> {
  await expect(menu(page).getByRole("option", { selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
}

/** A campaign that starts next week, with one person in a list of its own. */
async function scheduled(key: string, name: string, phone: string): Promise<string> {
  const list = await callApi(key, "POST", "/lists", { body: { name: `List of ${name}` } });
  const contacts = [{ phone: `+${phone}`, firstName: "Nurul Izzah", lastName: `binti ${name}` }];
  await callApi(key, "POST", `/lists/${list.json.id}/contacts`, { body: { contacts } });
  const scheduledAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const draft = await callApi(key, "POST", "/campaigns", {
    body: {
      name: `Sale of ${name}`,
      message: { kind: "text", text: "Hello" },
      audience: { lists: [list.json.id], phones: [] },
      delivery: "tracked",
      scheduledAt,
      timeZone: "Asia/Kuala_Lumpur",
    },
  });
  const id = String(draft.json.id);
  expect((await callApi(key, "POST", `/campaigns/${id}/launch`)).status).toBe(200);
  return id;
}

test("the search finds campaigns, people, lists and templates by any word, and people by their last digits", async ({
  page,
}) => {
  const key = await createKey("demo", "marketer");
  const name = mark();
  const [phone = ""] = freshNumbers(1);
  const id = await scheduled(key, name, phone);
  await signIn(page, "marketer");
  await page.getByRole("button", { name: "Search or do something" }).click();
  await menu(page).getByRole("combobox").fill(name);
  await expect(entry(page, `Sale of ${name} Scheduled`)).toBeVisible();
  await expect(entry(page, `List of ${name} 1 person`)).toBeVisible();
  await expect(entry(page, `Nurul Izzah binti ${name}`)).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page, `what is found, ${theme}`, rulesOf(theme));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "what is found");
  await page.setViewportSize({ width: 1280, height: 720 });

  await menu(page).getByRole("combobox").fill(phone.slice(-7));
  await expect(menu(page).getByRole("option", { name: "Nurul Izzah" })).toHaveCount(1);
  await choose(page);
  await expect(page.getByRole("heading", { name: `Nurul Izzah binti ${name}` })).toBeVisible();

  await look(page, `${name} sale`);
  await expect(entry(page, `Sale of ${name} Scheduled`)).toBeVisible();
  await choose(page);
  await page.waitForURL(`**/campaigns/${id}`);

  await look(page, "neither-here-nor-there");
  await expect(menu(page).getByText("No results for “neither-here-nor-there”")).toBeVisible();
});

test("a campaign that was found is cancelled from anywhere, with the question of its own button", async ({
  page,
}) => {
  const key = await createKey("demo", "marketer");
  const name = mark();
  const id = await scheduled(key, name, freshNumbers(1)[0] ?? "");
  const status = async () => (await callApi(key, "GET", `/campaigns/${id}`)).json.status;
  await signIn(page, "marketer");
  await page.goto("/demo/templates");
  await look(page, name);
  await entry(page, `Cancel “Sale of ${name}”…`).click();
  const question = page.getByRole("alertdialog", { name: "Cancel this campaign?" });
  await question.getByRole("button").first().click();
  await expect(question).toBeHidden();
  expect(await status()).toBe("scheduled");
  await look(page, name);
  await entry(page, `Cancel “Sale of ${name}”…`).click();
  await question.getByRole("button", { name: "Cancel campaign" }).click();
  await expect.poll(status).toBe("canceled");
});

test("the page's own buttons are commands, and those of other pages are pressed on arrival", async ({
  page,
}) => {
  await signIn(page, "owner");
  await page.goto("/demo/lists");
  await look(page, "merge");
  await choose(page);
  await expect(page.getByRole("dialog", { name: "Merge lists" })).toBeVisible();
  await page.keyboard.press("Escape");
  for (const [words, window] of [
    ["add person", "Add a person"],
    ["new list", "New list"],
    ["new template", "New template"],
    ["add number", "Do not text a number any more"],
    ["new transfer", "New transfer"],
    ["connect account", "Connect a gateway account"],
    ["invite", "Invite a person"],
    ["create key", "Create key"],
    ["add webhook", "Add a webhook"],
  ] as const) {
    await page.goto("/demo");
    await look(page, words);
    await choose(page);
    await expect(page.getByRole("dialog", { name: window }), words).toBeVisible();
  }
  await page.goto("/demo");
  await look(page, "passkey");
  await choose(page);
  await page.waitForURL("**/demo/settings/security");
});

test("P-2: support finds conversations with masked numbers, and neither people nor campaigns", async ({
  browser,
  problems,
}) => {
  const page = await openAs(browser, "support", problems);
  await look(page, "a");
  const conversations = menu(page).getByRole("group", { name: "Conversations" });
  await expect(conversations).toBeVisible();
  for (const kind of ["People", "Campaigns", "Lists", "Customers"])
    await expect(menu(page).getByRole("group", { name: kind })).toHaveCount(0);
  // Templates of other tests have random names.
  expect(await conversations.innerText()).not.toMatch(/\d{6}/);
  await look(page, "password");
  await expect(menu(page).getByRole("group", { name: "Settings" }).getByRole("option")).toHaveCount(1);
});
