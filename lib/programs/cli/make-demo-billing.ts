import type { WorkspaceContext } from "@/lib/access/context";
import { saveProfile } from "@/lib/billing/billing-profile";
import { listUnbilled } from "@/lib/billing/invoice.queries";
import { issueInvoice } from "@/lib/billing/issue-invoice";
import { recordPayment } from "@/lib/billing/record-payment";
import { savePrice } from "@/lib/billing/save-price";
import { sql } from "@/lib/platform/db/sql";
import { FIRST_DAY } from "./demo-history/book-past";

const CURRENCY = "MYR";
const demoBilling = {
  letterhead: {
    businessName: "Kedai Runcit Canang",
    address: "12 Jalan Gasing\n46000 Petaling Jaya",
    registrationNo: "202601000123 (1500123-X)",
    taxNo: "W10-2601-32000123",
    phone: "03-7900 0000",
    email: "owner@demo.canang.example",
    paymentInstructions: "Bank transfer to 0000 1234 5678, with the number of the invoice.",
    taxRate: "8",
    numberPrefix: "INV",
    termsDays: 14,
  },
  prices: [
    { username: "ahmad-trading", price: "0.055" },
    { username: "kedai-siti", price: "0.06" },
    { username: "klinik-lim", price: "0.06" },
  ],
  /** Of so many charges, the oldest first. */
  invoices: [
    { username: "ahmad-trading", charges: 2 },
    { username: "kedai-siti", charges: 3 },
  ],
  payments: [
    { username: "ahmad-trading", amount: "118.80", daysAgo: 3, note: "Bank transfer" },
    { username: "kedai-siti", amount: "40", daysAgo: 11, note: "Cash" },
  ],
};

/**
 * What the demo's customers are charged for the credit that they got, what they paid, and invoices:
 * by the verbs that a reseller uses, once the past transfers are there.
 */
export async function makeDemoBilling(ctx: WorkspaceContext): Promise<void> {
  await saveProfile(ctx, { ...demoBilling.letterhead, currency: CURRENCY });
  const ids = new Map(
    (
      await sql.query<{ id: string; username: string }>(
        "SELECT id, username FROM customer WHERE workspace_id = $1",
        [ctx.workspaceId],
      )
    ).map(({ id, username }) => [username, id]),
  );
  const validFrom = dayBefore(FIRST_DAY);
  // Each has their own: who is added later moves credit before there is a price, and it is said.
  for (const { username, price } of demoBilling.prices)
    await savePrice(ctx, { customerId: ids.get(username) ?? "", price, currency: CURRENCY, validFrom });
  for (const { username, charges } of demoBilling.invoices) {
    const customerId = ids.get(username) ?? "";
    const entryIds = (await listUnbilled(ctx, customerId)).slice(0, charges).map(({ id }) => id);
    await issueInvoice(ctx, { customerId, currency: CURRENCY, entryIds });
  }
  for (const { username, amount, daysAgo, note } of demoBilling.payments)
    await recordPayment(ctx, {
      ...{
        customerId: ids.get(username) ?? "",
        amount,
        currency: CURRENCY,
        paidOn: dayBefore(daysAgo),
        note,
      },
      ...{ invoiceId: null, requestKey: `demo ${username} ${daysAgo}` },
    });
}

/** Days of the world's clock: never after the workspace's own today, which is further east. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
