import type { CustomerView } from "@/lib/customers/customer.view";

export const CUSTOMER_ORDERS = ["name", "last", "amount", "due"] as const;
export type CustomerOrder = (typeof CUSTOMER_ORDERS)[number];

/**
 * Customers, that come by name, in another order. Whoever took nothing yet stands at the end; equal
 * ones stay by name.
 */
export function orderCustomers(customers: readonly CustomerView[], order: CustomerOrder): CustomerView[] {
  if (order === "name") return [...customers];
  return customers.toSorted((a, b) => weight(b, order) - weight(a, order));
}

function weight(customer: CustomerView, order: Exclude<CustomerOrder, "name">): number {
  if (order === "amount") return customer.transferred;
  if (order === "last") return customer.lastTransferAt === null ? 0 : Date.parse(customer.lastTransferAt);
  const { lastDaysAgo, usualDays, due } = customer;
  // By how many of its own pauses it is late.
  return due && lastDaysAgo !== null && usualDays !== null ? lastDaysAgo / usualDays : 0;
}
