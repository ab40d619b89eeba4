import type { CustomerView } from "@/lib/customers/customer.view";
import { nameOf } from "./transfer-draft";

/** Those whose username, name or labels have every word that was typed, in any order. */
export function findCustomers(customers: readonly CustomerView[], text: string): CustomerView[] {
  const words = text.toLowerCase().replace(/[()]/g, " ").split(/\s+/).filter(Boolean);
  return customers.filter((each) => {
    const all = `${each.username} ${each.name} ${each.labels.join(" ")}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/**
 * The one customer that is meant: written out whole, as username or name, or the only one that the
 * words find. Two of the same name are asked about.
 */
export function meantCustomer(customers: readonly CustomerView[], text: string): CustomerView | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return null;
  const username = customers.filter((each) => each.username.toLowerCase() === wanted);
  const whole = customers.filter((each) => nameOf(each).toLowerCase() === wanted);
  const name = customers.filter((each) => each.name.toLowerCase() === wanted);
  for (const found of [whole, username, name, findCustomers(customers, text)])
    if (found.length === 1) return found[0] ?? null;
  return null;
}
