import type { CustomerView } from "@/lib/customers/customer.view";

/** What the transfer screens need to know beside the transfers themselves. */
export interface TransferSetting {
  customers: CustomerView[];
  accounts: { id: string; label: string }[];
  /** Credits that may still be promised, by gateway account; null: not known. */
  available: Record<string, number | null>;
  limits: { approvalAbove: number | null; typeUsernameAbove: number };
  may: { create: boolean; approve: boolean; resolve: boolean; editCustomers: boolean };
  memberId: string;
  timeZone: string;
}
