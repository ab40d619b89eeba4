import type { CreditOverviewView } from "@/lib/credit/credit.view";
import type { CustomerView } from "@/lib/customers/customer.view";

/** What the transfer screens need to know beside the transfers themselves. */
export interface TransferSetting {
  customers: CustomerView[];
  accounts: CreditOverviewView[];
  /** Sizes that the workspace sells, as buttons beside the amount. */
  packs?: readonly number[];
  limits: { approvalAbove: number | null; typeUsernameAbove: number };
  may: { create: boolean; approve: boolean; resolve: boolean; editCustomers: boolean };
  /** Who decides about unknown outcomes, by name. */
  deciders: string[];
  timeZone: string;
}
