import type { CustomerView } from "@/lib/customers/customer.view";

export interface TransferDraft {
  customer: CustomerView;
  credits: number;
  note: string;
  /**
   * Made once for each time the form is opened: pressing twice, or again after a lost answer, is
   * one transfer.
   */
  requestKey: string;
  availableAfter: number | null;
}

export function nameOf(customer: Pick<CustomerView, "username" | "name">): string {
  return customer.name ? `${customer.name} (${customer.username})` : customer.username;
}
