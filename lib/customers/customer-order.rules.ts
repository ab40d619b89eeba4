import type { Money } from "@/lib/billing/billing.view";
import { toThousandths } from "@/lib/core/money";
import type { CustomerView } from "@/lib/customers/customer.view";

export const CUSTOMER_ORDERS = ["name", "last", "amount", "due", "owed"] as const;
export type CustomerOrder = (typeof CUSTOMER_ORDERS)[number];

/** Who owes most comes first, in whichever currency; who owes nothing stays by name. */
export function orderByOwed<Row extends { owed: readonly Money[] }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => Number(mostOf(b.owed) - mostOf(a.owed)));
}

function mostOf(owed: readonly Money[]): bigint {
  let most = 0n;
  for (const { amount } of owed) {
    const each = toThousandths(amount);
    if (each > most) most = each;
  }
  return most;
}

/**
 * Customers, that come by name, in another order. Whoever took nothing yet stands at the end; equal
 * ones stay by name.
 */
export function orderCustomers(customers: readonly CustomerView[], order: CustomerOrder): CustomerView[] {
  if (order === "name" || order === "owed") return [...customers];
  return customers.toSorted((a, b) => weight(b, order) - weight(a, order));
}

function weight(customer: CustomerView, order: Exclude<CustomerOrder, "name" | "owed">): number {
  if (order === "amount") return customer.transferred;
  if (order === "last") return customer.lastTransferAt === null ? 0 : Date.parse(customer.lastTransferAt);
  const { lastDaysAgo, usualDays, due } = customer;
  // By how many of its own pauses it is late.
  return due && lastDaysAgo !== null && usualDays !== null ? lastDaysAgo / usualDays : 0;
}
