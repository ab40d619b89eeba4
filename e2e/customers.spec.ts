import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/expect-accessible";
import { freshCredits, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { DEMO_ACCOUNT, simulator } from "./support/simulator";
import { expect, test } from "./support/test";

/** Those of the demo's account, as the simulated gateway knows them. */
const buyers = ["kedai-siti", "ahmad-trading", "restoran-murugan", "klinik-lim"];

/** Customers who have a login at the gateway; the first ones stand in the list too. */
async function freshCustomers(count: number, listed = count): Promise<string[]> {
  const own = mark();
  const names = Array.from({ length: count }, (_, n) => `shop-${own}-${n}`);
  for (const username of names) await simulator.account({ username, password: "pw" });
  buyers.push(...names);
  await simulator.account({ username: DEMO_ACCOUNT, customers: buyers });
  await queryDatabase(
    `INSERT INTO customer (workspace_id, gateway_account_id, username)
     SELECT w.id, a.id, u
     FROM unnest($1::text[]) AS u,
       workspace w JOIN gateway_account a ON a.workspace_id = w.id AND a.is_default
     WHERE w.slug = 'demo'`,
    [names.slice(0, listed)],
  );
  return names;
}

const creditsOf = async (username: string) =>
  (await simulator.accounts()).find((account) => account.username === username)?.credits ?? 0;

/** The page of several transfers, once its list can be written. */
async function openList(page: Page): Promise<void> {
  await page.goto("/demo/transfers/batches/new");
  await expect(page.getByRole("button", { name: "Read the lines" })).toBeVisible();
  await expect(page.getByText("Live", { exact: true }).first()).toBeVisible();
}

async function paste(page: Page, text: string, lines: number): Promise<void> {
  await page.getByLabel("Paste lines").fill(text);
  await page.getByRole("button", { name: lines === 1 ? "Read 1 line" : `Read ${lines} lines` }).click();
}

test("a pasted list is checked on one page, an unknown username is added, and each line moves its credits once", async ({
  page,
}) => {
  const [first = "", second = "", unknown = ""] = await freshCustomers(3, 2);
  const [one, two, three] = [freshCredits(), freshCredits(), freshCredits()];
  const sum = one + two + three;
  await signIn(page, "reseller");
  await openList(page);
  await paste(
    page,
    `username, amount\n${first}, ${one}\n${second.toUpperCase()};${two}\n${unknown}\t${three}`,
    3,
  );
  // A reload loses nothing that was typed.
  await page.reload();
  await expect(page.getByLabel("Customer on line 3")).toHaveValue(unknown);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("1 username is not among your customers.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add 1 customer" }).click();
  await expect(page.getByRole("heading", { name: `Move ${sum} credits to 3 customers?` })).toBeVisible();
  await expect(page.getByText("Afterwards", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Move ${sum} credits`, exact: true }).click();
  await expect(page).toHaveURL(/\/transfers\/batches\/[0-9a-f-]{36}$/);
  const id = page.url().split("/").at(-1);
  await queryDatabase("UPDATE transfer SET execute_at = now() WHERE batch_id = $1 AND status = 'pending'", [
    id,
  ]);
  await expect
    .poll(() => queryDatabase("SELECT 1 FROM transfer WHERE batch_id = $1 AND status = 'succeeded'", [id]))
    .toHaveLength(3);
  expect(await Promise.all([first, second, unknown].map(creditsOf))).toEqual([one, two, three]);
  await expect(page.locator("dl").getByText(String(sum), { exact: true })).toBeVisible();
  await expectAccessible(page);
  const file = await page.request.get(`/api/app/demo/transfers/batches/${id}/export`);
  expect(await file.text()).toContain(`"Moved in all","","","${sum}"`);
  // The list is empty again: nothing is left that could be confirmed a second time.
  await openList(page);
  await expect(page.getByLabel("Customer on line 1")).toHaveCount(0);
});

test("T10: one undo takes back all lines of a batch, from another page", async ({ page }) => {
  const names = await freshCustomers(2);
  const credits = freshCredits();
  await signIn(page, "reseller");
  await openList(page);
  await paste(page, names.map((name) => `${name} ${credits}`).join("\n"), 2);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("button", { name: `Move ${credits * 2} credits`, exact: true }).click();
  await expect(page).toHaveURL(/\/transfers\/batches\/[0-9a-f-]{36}$/);
  const id = page.url().split("/").at(-1);
  await queryDatabase(
    "UPDATE transfer SET execute_at = now() + interval '1 hour' WHERE batch_id = $1 AND status = 'pending'",
    [id],
  );
  await page.goto("/demo/credit");
  await expect(page.getByText(`2 transfers, ${credits * 2} credits in all`, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /Undo/ }).click();
  await expect(
    page.getByText("All 2 transfers were cancelled. Nothing was sent to the gateway."),
  ).toBeVisible();
  expect(
    await queryDatabase("SELECT DISTINCT status::text AS status FROM transfer WHERE batch_id = $1", [id]),
  ).toEqual([{ status: "canceled" }]);
  expect(await Promise.all(names.map(creditsOf))).toEqual([0, 0]);
});

test("a customer's page says what is usual and due, changes a note in place, and offers the usual amount", async ({
  page,
}) => {
  const [username = ""] = await freshCustomers(1);
  await queryDatabase(
    `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, created_at,
       settled_at)
     SELECT c.workspace_id, c.gateway_account_id, c.id, 700, 'succeeded', at, at
     FROM customer c, unnest(ARRAY[12, 21, 30]) AS d, LATERAL (SELECT now() - d * interval '1 day' AS at) x
     WHERE c.username = $1`,
    [username],
  );
  await signIn(page, "reseller");
  await page.goto(`/demo/transfers?tab=customers&who=${username}`);
  await expect(page.getByText("Due, usually every 9 days")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("tabpanel").getByRole("link", { name: username }).click();
  await expect(page.getByRole("heading", { level: 1, name: username })).toBeVisible();
  await expect(page.getByText("every 9 days")).toBeVisible();
  await expect(page.getByText("last one 12 days ago")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Change Notes" }).click();
  await page.getByLabel("Notes").fill("Pays in cash.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Pays in cash.")).toBeVisible();
  await page.getByRole("button", { name: "Transfer credit" }).click();
  const dialog = page.getByRole("dialog", { name: "New transfer" });
  await expect(dialog.getByLabel("Customer")).toHaveValue(username);
  await dialog.getByRole("button", { name: "Usual: 700" }).click();
  await expect(dialog.getByLabel("Credits", { exact: true })).toHaveValue("700");
});
