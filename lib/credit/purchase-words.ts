import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";

/** What the ledger says of bought credit: "10,000 for MYR 600.00". */
export function purchaseWords(of: {
  credits: number;
  amount: string | null;
  currency: string | null;
}): string {
  const credits = Number(of.credits);
  return keepSentence(
    of.amount === null
      ? sentence("rules.ledger.bought", { credits })
      : sentence("rules.ledger.boughtFor", { credits, price: `${of.currency ?? ""} ${of.amount}`.trim() }),
  );
}
