/** Decimal digits and a currency; never a binary fraction. */
export interface Money {
  amount: string;
  currency: string;
}

export interface PriceView {
  validFrom: string;
  /** Null: none of their own from that day. */
  price: string | null;
  currency: string | null;
  byName: string;
}

export interface PricesView {
  /** In the workspace's zone. */
  today: string;
  /** What holds today, and whether it is the customer's own. */
  current: { price: string; currency: string; own: boolean } | null;
  /** The newest first. */
  history: PriceView[];
}

export interface PaymentView {
  id: string;
  amount: string;
  currency: string;
  paidOn: string;
  note: string;
  byName: string;
  voided: { at: string; byName: string; reason: string } | null;
}

export type InvoiceState = "unpaid" | "partly" | "paid" | "void";

export interface InvoiceRowView {
  id: string;
  number: string;
  issuedOn: string;
  dueOn: string | null;
  total: string;
  /** What payments have covered of it. */
  paid: string;
  open: string;
  currency: string;
  state: InvoiceState;
}

/** A charge, or the correction of one, that no invoice holds yet. */
export interface UnbilledView {
  id: number;
  kind: "charge" | "correction";
  day: string;
  credits: number;
  price: string;
  amount: string;
  currency: string;
  reference: string;
}

/** What one customer's money looks like. */
export interface AccountView {
  customer: { id: string; username: string; name: string };
  recipient: { name: string; address: string };
  owed: Money[];
  /** Of what is owed, what no invoice holds yet. */
  unbilled: Money[];
  /** What moved while no price was known, which is not charged. */
  unpriced: { transfers: number; credits: number };
  /** What a credit costs us, for comparison; nobody outside sees it. */
  ownCost: { price: string; currency: string; bought: boolean } | null;
}

export interface OwingView {
  customerId: string;
  username: string;
  name: string;
  archived: boolean;
  owed: Money[];
}

export interface LetterheadView {
  businessName: string;
  address: string;
  registrationNo: string;
  taxNo: string;
  phone: string;
  email: string;
  paymentInstructions: string;
}

export interface ProfileView extends LetterheadView {
  taxRate: string | null;
  numberPrefix: string;
  currency: string;
  termsDays: number | null;
}

export interface InvoiceLineView {
  kind: "charge" | "correction";
  day: string;
  credits: number;
  price: string;
  amount: string;
  reference: string;
}

/** Everything that stands on the paper, as it was given out. */
export interface InvoiceView extends InvoiceRowView {
  customerId: string;
  letterhead: LetterheadView;
  recipient: { name: string; address: string };
  lines: InvoiceLineView[];
  subtotal: string;
  taxRate: string | null;
  tax: string;
}

/** What only colleagues read of an invoice. */
export interface InvoiceFactsView {
  byName: string;
  createdAt: string;
  voided: { at: string; byName: string; reason: string } | null;
}

export type StatementKind = "charge" | "correction" | "tax" | "tax_void" | "payment" | "payment_void";

export interface StatementLineView {
  day: string;
  kind: StatementKind;
  /** The gateway's seqno of a transfer, or the number of an invoice. */
  reference: string;
  credits: number | null;
  price: string | null;
  /** What is added to what is owed; null: it lowers it. */
  charged: string | null;
  paid: string | null;
  /** What is owed after it. */
  balance: string;
}

/** A customer's account over some days, in one currency: opening + charged − paid = closing. */
export interface StatementView {
  currency: string;
  from: string;
  to: string;
  opening: string;
  charged: string;
  paid: string;
  closing: string;
  /** Credits that moved, corrections taken off. */
  credits: number;
  lines: StatementLineView[];
}

export interface StatementLinkView {
  id: string;
  /** Null: the current month and the twelve before it. */
  from: string | null;
  to: string | null;
  createdAt: string;
  byName: string;
  expiresAt: string;
  state: "open" | "expired" | "withdrawn";
}
