import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { openAs, signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const newPhone = () => freshNumbers(1, "50")[0] as string;
const log = (page: Page) => page.getByRole("region", { name: "Messages" });
const box = (page: Page) => page.getByRole("textbox", { name: "Reply", exact: true });

/** Somebody wrote, and their conversation is open on the page. */
async function openConversation(page: Page, role: "support" | "owner" = "support") {
  const phone = newPhone();
  const words = `good morning ${mark()}`;
  await simulator.inbound({ sender: phone, text: words });
  const known = "SELECT id FROM conversation WHERE phone = $1";
  await expect.poll(() => queryDatabase(known, [phone])).toHaveLength(1);
  const [row] = await queryDatabase<{ id: string }>(known, [phone]);
  const id = row?.id ?? "";
  await signIn(page, role);
  await page.goto(`/demo/inbox?status=all&c=${id}`);
  await expect(log(page).getByText(words)).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  return { id, phone, words };
}

const openOf = (id: string) =>
  queryDatabase<{ open: boolean }>("SELECT open FROM conversation WHERE id = $1", [id]);

test("a slash offers saved replies by the keys alone, own ones too, and one key sends and closes", async ({
  page,
}) => {
  const { id, phone } = await openConversation(page);
  const own = mark();
  await page.getByRole("button", { name: "Saved replies", exact: true }).click();
  await page.getByRole("button", { name: "My saved replies…" }).click();
  await page.getByRole("button", { name: "New reply" }).click();
  await page.getByLabel("Name", { exact: true }).fill(`Parking ${own}`);
  await page.getByLabel("Text", { exact: true }).fill(`Park behind the shop, ${own}.`);
  await page.getByRole("button", { name: "Save reply" }).click();
  await expect(page.getByRole("button", { name: `Edit Parking ${own}` })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await box(page).fill("Good morning! ");
  await box(page).press("End");
  await box(page).pressSequentially(`/parking ${own}`);
  const offered = page.getByRole("listbox", { name: "Saved replies" });
  await expect(offered.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(offered).toHaveCount(0);
  await expect(box(page)).toHaveValue(`Good morning! Park behind the shop, ${own}.`);
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("Control+Shift+Enter");
  await expect(box(page)).toHaveValue("");
  await expect.poll(() => openOf(id)).toEqual([{ open: false }]);
  await expect.poll(() => simulator.timesTexted(phone)).toBe(1);
});

test("a reply of tomorrow stands in the thread, says that they wrote since, and is sent now once", async ({
  page,
}) => {
  const { phone } = await openConversation(page);
  const words = `Until tomorrow ${mark()}`;
  await box(page).fill(words);
  await page.getByRole("button", { name: "More ways to send" }).click();
  await page.getByRole("menuitem", { name: "Send later…" }).click();
  await expect(page.getByRole("dialog").getByText("Asia/Kuala_Lumpur")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  const waiting = page.getByTestId("scheduled-reply").filter({ hasText: words });
  await expect(waiting).toContainText("scheduled for");
  await expect(box(page)).toHaveValue("");
  expect(await simulator.timesTexted(phone)).toBe(0);

  await simulator.inbound({ sender: phone, text: `one more question ${mark()}` });
  await expect(waiting).toContainText("They wrote since.");
  await waiting.getByRole("button", { name: "Send now" }).click();
  await expect(log(page).getByTestId("reply").filter({ hasText: words })).toBeVisible();
  await expect(waiting).toHaveCount(0);
  await expect.poll(() => simulator.timesTexted(phone)).toBe(1);

  // The next one goes by itself when its time comes.
  const second = `And the day after ${mark()}`;
  await box(page).fill(second);
  await page.getByRole("button", { name: "More ways to send" }).click();
  await page.getByRole("menuitem", { name: "Send later…" }).click();
  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(page.getByTestId("scheduled-reply").filter({ hasText: second })).toBeVisible();
  await queryDatabase("UPDATE scheduled_reply SET send_at = now() WHERE text = $1", [second]);
  await expect(log(page).getByTestId("reply").filter({ hasText: second })).toBeVisible();
  await expect.poll(() => simulator.timesTexted(phone)).toBe(2);
});

test("a conversation is begun with a number; one that is open is shown instead, with the words kept", async ({
  page,
}) => {
  const phone = newPhone();
  const words = `Your parcel is here ${mark()}`;
  await signIn(page, "support");
  await page.goto("/demo/inbox");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const begin = async (text: string) => {
    await page.getByRole("button", { name: "New conversation" }).click();
    await page.getByLabel("Number", { exact: true }).fill(`+${phone}`);
    await page.getByLabel("Text", { exact: true }).fill(text);
    await page.getByRole("button", { name: "Send text" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  };
  await begin(words);
  await expect(log(page).getByTestId("reply").filter({ hasText: words })).toBeVisible();
  await expect.poll(() => simulator.timesTexted(phone)).toBe(1);
  await begin("And something else");
  await expect(box(page)).toHaveValue("And something else");
  expect(await simulator.timesTexted(phone)).toBe(1);
});

test("whoever is called in a note is told, and finds the conversation until they open it", async ({
  page,
  browser,
  problems,
}) => {
  const admin = await openAs(browser, "admin", problems);
  await admin.goto("/demo");
  await expect(admin.getByText("Live", { exact: true })).toBeVisible();
  const { id } = await openConversation(page);
  const [called] = await queryDatabase<{ name: string }>(
    "SELECT name FROM \"user\" WHERE email = 'admin@demo.canang.example'",
  );
  const name = called?.name ?? "";
  await page.getByRole("tab", { name: "Note" }).click();
  const note = page.getByRole("textbox", { name: "Note for colleagues" });
  await note.pressSequentially(`@${name.slice(0, 4)}`);
  await expect(page.getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(note).toHaveValue(`@${name} `);
  await note.pressSequentially("please look");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(log(page).getByTestId("note")).toContainText("please look");

  await expect(admin.getByText("A note mentions you", { exact: false }).first()).toBeVisible();
  await admin.goto("/demo/inbox?status=mentioned");
  const list = admin.getByRole("region", { name: "Mentions you" });
  await list.locator(`#conversation-${id}`).getByRole("link").click();
  await expect(log(admin).getByTestId("note")).toContainText("please look");
  await expect
    .poll(() =>
      queryDatabase("SELECT FROM conversation_mention WHERE conversation_id = $1 AND seen_at IS NULL", [id]),
    )
    .toHaveLength(0);
  await admin.context().close();
});

test("answer times, office hours and a conversation for paper fit small windows", async ({ page }) => {
  const { id, words } = await openConversation(page, "owner");
  await box(page).fill(`We are here ${mark()}`);
  await page.keyboard.press("Control+Enter");
  await expect(box(page)).toHaveValue("");
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/demo/inbox/times");
    await expect(page.getByRole("heading", { name: "Answer times" })).toBeVisible();
    await expect(page.getByRole("table", { name: "By agent" })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(`/demo/inbox/print/${id}`);
    await expect(page.getByText(words)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto("/demo/settings/inbox");
    await expect(page.getByRole("heading", { name: "Office hours" })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
