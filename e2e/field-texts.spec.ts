import type { Page } from "@playwright/test";
import { compose, send, toCheck } from "./support/compose";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

/** Texts as the gateway may write them and as people may mean them, each seen in the inbox. */

const log = (page: Page) => page.getByRole("region", { name: "Messages" });
const HOLD = "No campaign texts this number until somebody decides.";

/** A name of letters alone, as a search for names asks for. */
const newName = () => `Kes${mark().replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")}`;

interface TextCase {
  /** What the gateway calls, after the sender. */
  query: string;
  text: string;
  becomes: "stopped" | "review" | "nothing";
  says?: string;
}

const plain = (text: string, becomes: TextCase["becomes"], says?: string): TextCase => ({
  query: `ContentType=1&Msg=${encodeURIComponent(text)}`,
  text,
  becomes,
  ...(says ? { says } : {}),
});

const CASES: TextCase[] = [
  {
    query: "ContentType=1&Msg=Is%20it%20still%20open?%20I%20come%20at%205",
    text: "Is it still open? I come at 5",
    becomes: "nothing",
  },
  {
    query: "ContentType=1&Msg=STOP?%20No%20wait,%20keep%20me",
    text: "STOP? No wait, keep me",
    becomes: "review",
  },
  { query: "ContentType=1&Msg=50%off%20lagi%20ada?", text: "50%off lagi ada?", becomes: "nothing" },
  { query: "ContentType=1&Msg=Caf%E9%20buka%20pukul%209", text: "Café buka pukul 9", becomes: "nothing" },
  { query: "ContentType=1&Msg=%u505C%u6B62", text: "停止", becomes: "stopped" },
  { query: "ContentType=3&Msg=4E2D6587", text: "中文", becomes: "nothing" },
  plain("STOP ALL", "stopped", "The whole text is “STOP ALL”"),
  plain("BATAL SEMUA", "stopped"),
  plain("ايقاف", "stopped"),
  plain("توقّف", "stopped"),
  plain("நிறுத்துங்கள்", "stopped"),
  plain("Please stop sending me these messages", "review"),
  plain("tolong berhenti hantar mesej kepada saya", "review"),
  plain("请不要再发短信给我", "review"),
  plain("berhentu", "review", "It looks like “BERHENTI” with a typing error"),
  plain("How many stops to KLCC?", "nothing"),
  plain("BATAL pesanan saya", "nothing"),
];

test("FC-02, 16, 17, 20: a text is shown whole as it was written; plain words stop, doubtful ones wait, ordinary ones do nothing", async ({
  page,
}) => {
  const own = newName();
  const phones = freshNumbers(CASES.length, "50");
  // One word finds all of them, and a second one tells them apart.
  await queryDatabase(
    `INSERT INTO contact (workspace_id, phone, first_name, last_name)
     SELECT w.id, phone, $2, 'Case' || n
     FROM workspace w, unnest($1::text[]) WITH ORDINALITY AS given (phone, n)
     WHERE w.slug = 'demo'`,
    [phones, own],
  );
  for (const [at, { query }] of CASES.entries())
    await simulator.inboundQuery(`ShortCode=32088&Sender=${phones[at]}&${query}`);
  await page.setViewportSize({ width: 1280, height: 2_000 });
  await signIn(page, "support");
  await page.goto(`/demo/inbox?status=all&q=${own}`);
  const rows = page.getByRole("region", { name: "Found conversations" }).getByRole("link");
  await expect(rows).toHaveCount(CASES.length);
  for (const [at, { text, becomes, says }] of CASES.entries())
    await test.step(text, async () => {
      const row = rows.filter({ has: page.getByText(`${own} Case${at + 1}`, { exact: true }) });
      await expect(row.getByText("To review")).toHaveCount(becomes === "review" ? 1 : 0);
      await expect(row.getByText("Opted out")).toHaveCount(becomes === "stopped" ? 1 : 0);
      await row.click();
      await expect(log(page).getByText(text, { exact: true })).toBeVisible();
      await expect(log(page).getByText(HOLD)).toHaveCount(becomes === "review" ? 1 : 0);
      await expect(log(page).getByText("Opted out with this text")).toHaveCount(
        becomes === "stopped" ? 1 : 0,
      );
      if (says) await expect(log(page).getByText(says)).toBeVisible();
    });
});

test("I2: a text that cannot be read for sure stands as it came, stops nobody by itself, and its call can be seen", async ({
  page,
}) => {
  const [phone] = freshNumbers(1, "50") as [string];
  const own = newName();
  await queryDatabase(
    `INSERT INTO contact (workspace_id, phone, first_name)
     SELECT id, $1, $2
     FROM workspace
     WHERE slug = 'demo'`,
    [phone, own],
  );
  await simulator.inboundQuery(`ShortCode=32088&Sender=${phone}&ContentType=1&Msg=STOP%00`);
  await signIn(page, "support");
  await page.goto(`/demo/inbox?status=review&q=${own}`);
  await page.getByRole("region", { name: "Found conversations" }).getByRole("link").click();
  const bubble = log(page).getByTestId("inbound");
  await expect(bubble.locator("code")).toHaveText("STOP%00");
  await expect(bubble.getByText("This text could not be read for sure.")).toBeVisible();
  await expect(bubble.getByText("It looks like “STOP”, but could not be read for sure")).toBeVisible();
  expect(await queryDatabase("SELECT FROM suppression WHERE phone = $1", [phone])).toEqual([]);
  await bubble.getByRole("button", { name: "View raw" }).click();
  const call = page.getByRole("dialog", { name: "What the gateway sent" });
  await expect(call.getByText("STOP%00", { exact: true })).toBeVisible();
  await expect(call.getByText(phone)).toHaveCount(0);
});

test("I4: while a text waits for a decision, a campaign does not text that person, and every screen says so", async ({
  page,
}) => {
  const [held, other] = freshNumbers(2, "50") as [string, string];
  const words = `please stop these ${mark()}`;
  await simulator.inbound({ sender: held, text: words });
  await signIn(page, "admin");
  await page.goto("/demo/inbox?status=review");
  const waiting = page.getByRole("region", { name: "To review" }).getByRole("link");
  await waiting.filter({ hasText: words }).click();
  await expect(log(page).getByText(HOLD)).toBeVisible();

  await compose(page, { name: `Hold ${mark()}`, text: "RM0 Canang: half price", numbers: [held, other] });
  await toCheck(page);
  const id = await send(page, 2);
  // Nobody waits for the ten seconds in which it can be undone.
  await queryDatabase("UPDATE campaign SET scheduled_at = now() WHERE id = $1", [id]);
  await expect(page.getByText("Finished", { exact: true }).first()).toBeVisible();
  const recipients = page.getByRole("region", { name: "Recipients" });
  await expect(recipients.getByText("Held back", { exact: true })).toBeVisible();
  await expect(recipients.getByText("Delivered", { exact: true })).toBeVisible();
  expect([await simulator.timesTexted(held), await simulator.timesTexted(other)]).toEqual([0, 1]);
  await recipients.getByText("Held back", { exact: true }).click();
  await expect(page.getByRole("dialog").getByText("was waiting for somebody to decide")).toBeVisible();
  await page.keyboard.press("Escape");

  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Export recipients as an Excel workbook" }).click();
  expect((await file).suggestedFilename()).toMatch(/^Hold-.*-messages-\d{4}-\d\d-\d\d\.xlsx$/);

  await page.goto("/demo/inbox?status=review");
  await waiting.filter({ hasText: words }).click();
  await page.getByRole("button", { name: "Not an opt-out" }).click();
  await expect(log(page).getByText("A person decided: not an opt-out")).toBeVisible();
  await expect(log(page).getByText(HOLD)).toHaveCount(0);
});
