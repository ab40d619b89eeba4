import { expectAccessible } from "./support/expect-accessible";
import { freshCredits, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { expect, test, watchContext } from "./support/test";

/** A new customer with credits that moved today: no other test's money is in it. */
async function customerWithTransfer(credits: number): Promise<string> {
  const [customer] = await queryDatabase<{ id: string }>(
    `INSERT INTO customer (workspace_id, gateway_account_id, username, name)
     SELECT workspace_id, id, $1, $2 FROM gateway_account
     WHERE workspace_id = (SELECT id FROM workspace WHERE slug = 'demo') ORDER BY created_at LIMIT 1
     RETURNING id`,
    [`kedai-${mark()}`, `Kedai ${mark()} 陈福记`],
  );
  const id = customer?.id ?? "";
  await queryDatabase(
    `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, settled_at, note)
     SELECT workspace_id, gateway_account_id, id, $2, 'succeeded', now(), 'Only for us'
     FROM customer WHERE id = $1`,
    [id, credits],
  );
  return id;
}

test("M-9 and M-10: price, owed, payment, invoice as PDF, and a statement by a link until it is withdrawn", async ({
  page,
  browser,
  problems,
}) => {
  const credits = freshCredits();
  const id = await customerWithTransfer(credits);
  await signIn(page, "reseller");
  await page.goto(`/demo/customers/${id}`);
  await page.getByRole("link", { name: "Open money" }).click();
  await expect(page.getByRole("heading", { name: "Money", exact: true })).toBeVisible();
  await expect(
    page.getByText(`1 transfer (${credits} credits) moved before there was a price`),
  ).toBeVisible();

  await page.getByRole("button", { name: "Change price" }).click();
  const price = page.getByRole("dialog", { name: "Price of a credit" });
  await price.getByLabel("Price per credit").fill("0,10");
  await price.getByRole("button", { name: "I mean 0.10" }).click();
  await price.getByRole("button", { name: "Save" }).click();
  await expect(price).toBeHidden();
  const owed = `RM ${(credits / 10).toFixed(2)}`;
  await expect(page.getByText(owed).first()).toBeVisible();

  await page.getByRole("button", { name: "Record payment" }).click();
  const payment = page.getByRole("dialog", { name: "Record payment" });
  await payment.getByLabel("Amount").fill("RM 4.00");
  await payment.getByLabel("Note").fill("Only for us");
  await payment.getByRole("button", { name: "Save" }).click();
  await expect(payment).toBeHidden();
  const [sum] = await queryDatabase<{ owed: string }>(
    "SELECT sum(amount)::numeric(18,2)::text AS owed FROM billing_entry WHERE customer_id = $1",
    [id],
  );
  expect(sum?.owed).toBe((credits / 10 - 4).toFixed(2));
  await expectAccessible(page);

  await page.getByRole("button", { name: "Make invoice" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make invoice" }).click();
  await page.waitForURL(/\/billing\/invoices\//);
  const sheet = page.getByRole("article");
  await expect(sheet.getByText("Balance due")).toBeVisible();
  await expectAccessible(page);
  const pdf = await page.request.get(
    (await page.getByRole("link", { name: "PDF" }).getAttribute("href")) ?? "",
  );
  expect([pdf.status(), pdf.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.emulateMedia({ media: "print" });
  await expect(sheet).toBeVisible();
  await expect(page.getByText("Made by")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  // Paper is white, whatever theme the screen has.
  const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ink"));
  const onPaper = await ink();
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await expect.poll(ink).not.toBe(onPaper);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect.poll(ink).toBe(onPaper);
  await page.emulateMedia({ media: "screen", colorScheme: "light" });

  await page.getByRole("link", { name: "Money" }).first().click();
  await page.getByRole("button", { name: "Share statement" }).click();
  const share = page.getByRole("dialog", { name: "Share statement" });
  await share.getByRole("button", { name: "Make link" }).click();
  const link = await share.getByLabel("Link", { exact: true }).inputValue();
  await share.getByRole("button", { name: "Done" }).click();

  const outside = await browser.newContext();
  await watchContext(outside, problems);
  const customer = await outside.newPage();
  const answer = await customer.goto(link);
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  await expect(customer.getByText("Owed at the end")).toBeVisible();
  await expect(customer.getByText("Only for us")).toHaveCount(0);
  await expectAccessible(customer);

  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
  await customer.reload();
  await expect(customer.getByText("This link has expired or was withdrawn")).toBeVisible();
  await expect(customer.getByText("Owed at the end")).toHaveCount(0);
  await outside.close();
});
