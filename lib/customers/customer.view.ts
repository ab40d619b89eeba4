/** A reseller's customer at the gateway. */
export interface CustomerView {
  id: string;
  gatewayAccountId: string;
  username: string;
  name: string;
  notes: string;
  labels: string[];
  archived: boolean;
  /** Credits that reached the customer through us. */
  transferred: number;
  lastTransferAt: string | null;
}
