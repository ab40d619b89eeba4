import { randomUUID } from "node:crypto";
import { getAccount } from "@/lib/billing/account.queries";
import { listUnbilled } from "@/lib/billing/invoice.queries";
import { issueInvoice } from "@/lib/billing/issue-invoice";
import { recordPayment } from "@/lib/billing/record-payment";
import { savePrice, saveUsualPrice } from "@/lib/billing/save-price";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";

/** A workspace in Kuala Lumpur with a customer, whose transfers are rows that the test moves. */
export interface BillingStage {
  shop: TestWorkspace;
  accountId: string;
  customerId: string;
  username: string;
}

export async function billingStage(): Promise<BillingStage> {
  const shop = await createTestWorkspace();
  const accountId = await createTestAccount(shop.id);
  const username = `kedai-${randomUUID().slice(0, 8)}`;
  const row = await sql.first<{ id: string }>(
    `INSERT INTO customer (workspace_id, gateway_account_id, username, name)
     VALUES ($1, $2, $3, 'Kedai Siti') RETURNING id`,
    [shop.id, accountId, username],
  );
  return { shop, accountId, customerId: row?.id ?? "", username };
}

/** A transfer that settles at a time, as the one statement that settles it does. */
export async function moveCredits(
  on: BillingStage,
  credits: number,
  { at = null, to = "succeeded" }: { at?: string | null; to?: string } = {},
): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status)
     VALUES ($1, $2, $3, $4, 'sending') RETURNING id`,
    [on.shop.id, on.accountId, on.customerId, credits],
  );
  const id = row?.id ?? "";
  await sql.execute(
    `UPDATE transfer SET status = $2::transfer_status, settled_at = coalesce($3::timestamptz, now())
     WHERE id = $1`,
    [id, to, at],
  );
  return id;
}

export function setPrice(
  on: Pick<BillingStage, "shop" | "customerId">,
  price: string | null,
  { from = "2026-01-01", own = true, currency = "MYR" } = {},
) {
  const facts = { currency, validFrom: from };
  return own
    ? savePrice(on.shop.as.reseller, { ...facts, price, customerId: on.customerId })
    : saveUsualPrice(on.shop.as.reseller, { ...facts, price: price ?? "" });
}

export const pay = (
  on: BillingStage,
  amount: string,
  {
    on: day = "2026-11-01",
    invoiceId = null as string | null,
    currency = "MYR",
    requestKey = randomUUID(),
  } = {},
) =>
  recordPayment(on.shop.as.reseller, {
    customerId: on.customerId,
    amount,
    currency,
    paidOn: day,
    note: "",
    invoiceId,
    requestKey: String(requestKey),
  });

/** An invoice of everything that stands on none. */
export async function bill(on: BillingStage, currency = "MYR") {
  const unbilled = await listUnbilled(on.shop.as.reseller, on.customerId);
  const entryIds = unbilled.filter((each) => each.currency === currency).map((each) => each.id);
  return issueInvoice(on.shop.as.reseller, { customerId: on.customerId, currency, entryIds });
}

export const owed = async (on: BillingStage) => (await getAccount(on.shop.as.reseller, on.customerId)).owed;

/** The entries of the customer's account in their order. */
export const entriesOf = (on: BillingStage) =>
  sql.query<{ kind: string; amount: string; currency: string; day: string; price: string | null }>(
    `SELECT kind, trim_scale(amount)::text AS amount, currency, day::text AS day,
       trim_scale(price)::text AS price
     FROM billing_entry WHERE customer_id = $1 ORDER BY id`,
    [on.customerId],
  );
