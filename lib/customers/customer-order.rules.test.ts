import { expect, it } from "vitest";
import type { CustomerView } from "@/lib/customers/customer.view";
import { orderCustomers } from "./customer-order.rules";

const customer = (username: string, more: Partial<CustomerView> = {}): CustomerView => ({
  ...{ id: username, gatewayAccountId: "a", username, name: "", notes: "", labels: [], phone: null },
  ...{ archived: false, transferred: 0, lastTransferAt: null, lastCredits: null, usualCredits: null },
  ...{ usualDays: null, lastDaysAgo: null, due: false, ...more },
});
const BY_NAME = [
  customer("a", { transferred: 5, lastTransferAt: "2026-11-01T00:00:00Z" }),
  customer("b"),
  customer("c", { transferred: 900, due: true, usualDays: 10, lastDaysAgo: 11 }),
  customer("d", { transferred: 5, lastTransferAt: "2026-11-20T00:00:00Z" }),
  customer("e", { due: true, usualDays: 3, lastDaysAgo: 9 }),
];

it.each([
  ["name", "abcde"],
  ["last", "dabce"],
  ["amount", "cadbe"],
  ["due", "ecabd"],
] as const)("by %s they stand %s", (order, expected) => {
  expect(
    orderCustomers(BY_NAME, order)
      .map(({ id }) => id)
      .join(""),
  ).toBe(expected);
});
