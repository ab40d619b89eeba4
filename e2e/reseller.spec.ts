import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/expect-accessible";
import { queryDatabase } from "./support/query-database";
import { openAs, PASSWORD, signIn } from "./support/sign-in";
import { DEMO_ACCOUNT, simulator } from "./support/simulator";
import { expect, test } from "./support/test";

test.afterEach(async () => {
  await simulator.clearScript();
  await setLimit(null);
});

/** Fills in the form and presses the button that says how much; the ten seconds begin. */
async function askFor(page: Page, credits: number, customer = "kedai-siti"): Promise<void> {
  await page.goto("/demo/transfers");
  await page.getByRole("button", { name: "New transfer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Customer").fill(customer);
  await dialog.getByLabel("Credits").fill(String(credits));
  await dialog.getByRole("button", { name: "Check" }).click();
  await expect(
    dialog.getByRole("heading", { name: new RegExp(`Move ${credits} credits to .*${customer}`) }),
  ).toBeVisible();
  await expect(dialog.getByText("Left afterwards")).toBeVisible();
  await dialog.getByRole("button", { name: `Move ${credits} credits` }).click();
  await expect(dialog).toBeHidden();
}

const creditsOf = async (username: string) =>
  (await simulator.accounts()).find((account) => account.username === username)?.credits ?? 0;
const callsFor = async (customer: string) =>
  (await simulator.ledger({ page: "transfer", mobile: customer })).calls.length;

/**
 * Moves the time of the gateway's next call, as soon as no call is under way: in place of the ten
 * seconds before it is made, or repeated.
 */
async function callIn(time: string, credits: number): Promise<void> {
  const move = () =>
    queryDatabase(
      `UPDATE transfer SET execute_at = now() + $2::interval
       WHERE credits = $1 AND status IN ('pending', 'sending') AND lease_until IS NULL RETURNING id`,
      [credits, time],
    );
  await expect.poll(async () => (await move()).length).toBe(1);
}

/**
 * The row of the history for this many credits of the reseller's: an amount is used once in this
 * file.
 */
const row = (page: Page, credits: number) =>
  page
    .getByRole("tabpanel")
    .getByRole("link")
    .filter({ hasText: new RegExp(`(?<![\\d,])${credits} credits`) })
    .filter({ hasText: "Priya Nair" });

async function setLimit(credits: number | null): Promise<void> {
  await queryDatabase(
    `UPDATE workspace
     SET settings = settings || jsonb_build_object('transferApprovalAbove', $1::int)
     WHERE slug = 'demo'`,
    [credits],
  );
}

test("T10: undo within ten seconds makes no call; the next transfer moves the credits once, with a receipt and a statement", async ({
  page,
}) => {
  const [before, calls] = [await creditsOf("kedai-siti"), await callsFor("kedai-siti")];
  await signIn(page, "reseller");
  await askFor(page, 31);
  await page.getByRole("button", { name: /Undo/ }).click();
  await expect(row(page, 31)).toContainText("Taken back");
  // Time that passes changes nothing: the worker that carries out the next one has seen this one as
  // overdue.
  await queryDatabase(
    "UPDATE transfer SET execute_at = now() - interval '1 hour' WHERE credits = 31 AND status = 'canceled'",
  );
  await askFor(page, 27);
  await expect(page.getByText("27 credits to Kedai Siti (kedai-siti)", { exact: true })).toBeVisible();
  await expect(row(page, 27)).toContainText("Transferred", { timeout: 40_000 });
  expect(await creditsOf("kedai-siti")).toBe(before + 27);
  expect(await callsFor("kedai-siti")).toBe(calls + 1);

  const statement = await page.request.get("/api/app/demo/transfers/statement");
  expect(statement.headers()["content-disposition"]).toContain("attachment");
  const lines = (await statement.text()).split("\r\n");
  for (const line of lines.filter(Boolean))
    expect(line.replace(/^\uFEFF/, "")).toMatch(/^"([^"]|"")*"(,"([^"]|"")*")*$/);
  expect(lines.filter((line) => line.includes('"27"')).join()).toContain("succeeded");

  await row(page, 27).click();
  await expect(page.getByRole("heading", { name: "Transfer receipt" })).toBeVisible();
  await expect(page.getByText("Reference at the gateway (seqno)")).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("article")).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
});

test("B-1: who signed in a while ago is asked once, and the transfer then goes through without another press", async ({
  page,
}) => {
  await signIn(page, "reseller");
  await queryDatabase(
    `UPDATE session
     SET confirmed_at = now() - interval '6 minutes'
     WHERE user_id = (SELECT id FROM "user" WHERE email = 'reseller@demo.canang.example')`,
  );
  await page.goto("/demo/transfers");
  await page.getByRole("button", { name: "New transfer" }).click();
  const dialog = page.getByRole("dialog", { name: "New transfer" });
  await dialog.getByLabel("Customer").fill("kedai-siti");
  await dialog.getByLabel("Credits").fill("19");
  await dialog.getByRole("button", { name: "Check" }).click();
  await page.getByRole("button", { name: "Move 19 credits" }).click();
  const asked = page.getByRole("dialog", { name: "Is it you?" });
  await expect(asked).toBeVisible();
  expect(await queryDatabase("SELECT 1 FROM transfer WHERE credits = 19")).toEqual([]);
  await expectAccessible(page);
  await asked.getByLabel("Password or code").fill(PASSWORD);
  await asked.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await queryDatabase("SELECT 1 FROM transfer WHERE credits = 19")).toHaveLength(1);
  await page.getByRole("button", { name: /Undo/ }).click();
  await expect(row(page, 19)).toContainText("Taken back");
  await askFor(page, 18);
  await page.getByRole("button", { name: /Undo/ }).click();
  await expect(row(page, 18)).toContainText("Taken back");
});

test("T5: an answer that never came is said, pinned and never repeated; a person decides with the evidence, and the audit log says who", async ({
  browser,
  page,
  problems,
}) => {
  const before = await creditsOf("kedai-siti");
  // Taken, but the answer is lost. The repeat is called a duplicate, and a top-up in between takes
  // the proof away.
  await simulator.script({ rules: [{ match: { page: "transfer" }, action: { dropAfter: true }, times: 1 }] });
  await signIn(page, "reseller");
  await askFor(page, 43);
  await callIn("0 seconds", 43);
  const pinned = page.getByRole("region", { name: "Needs you, or is under way" });
  await expect(
    pinned.getByRole("heading", { name: "We do not know yet whether the credits moved. Do not repeat it." }),
  ).toBeVisible();
  await callIn("1 hour", 43);
  expect(await creditsOf("kedai-siti")).toBe(before + 43);
  await simulator.credits(100);

  await page.getByRole("button", { name: "New transfer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Customer").fill("kedai-siti");
  await dialog.getByLabel("Credits").fill("43");
  await dialog.getByRole("button", { name: "Check" }).click();
  await dialog.getByRole("button", { name: "Move 43 credits" }).click();
  await expect(dialog.getByText("Doing it again may move the credits twice.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Move 43 credits" })).toBeDisabled();
  await page.keyboard.press("Escape");

  await callIn("0 seconds", 43);
  await expect(
    pinned.getByText("Something else may have moved the balance meanwhile.", { exact: false }),
  ).toBeVisible();
  await expect(pinned.getByText(/Balance before [\d,]+, after [\d,]+\./)).toBeVisible();
  await expect(pinned.getByRole("button", { name: "The credits arrived" })).toHaveCount(0);
  await expectAccessible(page);

  const admin = await openAs(browser, "admin", problems);
  await expect(
    admin.getByText("We do not know whether 43 credits reached kedai-siti.", { exact: false }),
  ).toBeVisible();
  await admin.goto("/demo/transfers");
  await admin.getByRole("button", { name: "The credits arrived" }).click();
  await admin.getByLabel("How do you know?").fill("Kedai Siti sees them in their account.");
  await admin.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(row(admin, 43)).toContainText("Transferred");
  await expect(row(page, 43)).toContainText("Transferred");
  expect(await creditsOf("kedai-siti")).toBe(before + 43);
  const audited = await queryDatabase<{ actor_name: string; after: { note: string } }>(
    "SELECT actor_name, after FROM audit_entry WHERE action = 'transfer.resolved' ORDER BY id DESC LIMIT 1",
  );
  expect(audited).toMatchObject([
    {
      actor_name: "Wei Ling Tan",
      after: { status: "succeeded", note: "Kedai Siti sees them in their account." },
    },
  ]);
  await admin.context().close();
});

test("above the workspace's limit a second person says yes before anything is called", async ({
  browser,
  page,
  problems,
}) => {
  await setLimit(50);
  const [before, calls] = [await creditsOf("ahmad-trading"), await callsFor("ahmad-trading")];
  await signIn(page, "reseller");
  await askFor(page, 59, "ahmad-trading");
  const pinned = page.getByRole("region", { name: "Needs you, or is under way" });
  await expect(pinned.getByText("Someone else must approve it.")).toBeVisible();
  await expect(pinned.getByRole("button", { name: "Approve" })).toHaveCount(0);
  expect(await callsFor("ahmad-trading")).toBe(calls);

  const admin = await openAs(browser, "admin", problems);
  await admin.goto("/demo/transfers");
  await admin.getByRole("button", { name: "Approve" }).click();
  await expect(row(admin, 59)).toContainText("Starts in a moment");
  await callIn("0 seconds", 59);
  await expect(row(page, 59)).toContainText("Transferred", { timeout: 40_000 });
  expect(await creditsOf("ahmad-trading")).toBe(before + 59);
  await row(admin, 59).click();
  await expect(admin.getByText("Approved by")).toBeVisible();
  await admin.context().close();
});

test("T6: what the gateway refuses is told in words, and the credits are available again", async ({
  page,
}) => {
  await simulator.script({ rules: [{ match: { page: "transfer" }, action: { code: "1708" } }] });
  await signIn(page, "reseller");
  await askFor(page, 37, "klinik-lim");
  await callIn("0 seconds", 37);
  await expect(row(page, 37)).toContainText("Not transferred", { timeout: 40_000 });
  await row(page, 37).click();
  await expect(page.getByText("The gateway knows no such customer account. No credits moved.")).toBeVisible();
  await page.goto("/demo/credit");
  await expect(
    page.getByRole("table", { name: "Ledger" }).getByText("Not transferred to klinik-lim"),
  ).toBeVisible();
});

test("a difference that nothing of ours explains is a line of its own", async ({ page }) => {
  await signIn(page, "reseller");
  await page.goto("/demo/credit");
  await page.getByRole("button", { name: "Read now" }).click();
  await expect(page.getByText(/^The gateway says [\d,]+ credits\.$/)).toBeVisible();
  await simulator.credits(777, DEMO_ACCOUNT);
  await page.getByRole("button", { name: "Read now" }).click();
  await expect(
    page
      .getByRole("table", { name: "Ledger" })
      .getByRole("row")
      .filter({ hasText: "Unexplained" })
      .filter({ hasText: "+777" }),
  ).toBeVisible();
  await expectAccessible(page);
});
