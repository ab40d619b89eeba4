import type { CreditPrice } from "@/lib/reports/credit-cost.rules";

export interface CreditPriceView {
  /** In the workspace's zone. */
  today: string;
  current: CreditPrice | null;
  /** The newest first. */
  history: CreditPrice[];
}
