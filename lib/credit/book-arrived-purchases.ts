import { postJournal } from "@/lib/credit/post-journal";
import { purchaseWords } from "@/lib/credit/purchase-words";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

interface Purchase {
  id: string;
  credits: number;
  amount: string | null;
  currency: string | null;
}

/**
 * Bought credit that was noted before it came is booked when the balance rises by it, the oldest
 * first. Returns how much of the rise it explains.
 */
export async function bookArrivedPurchases(
  client: SqlRunner,
  where: { workspaceId: string; gatewayAccountId: string },
  risen: number,
): Promise<number> {
  const { rows } = await client.query<Purchase>(
    `SELECT id, credits, amount::text AS amount, currency FROM credit_explanation
     WHERE gateway_account_id = $1::uuid AND kind = 'purchase' AND journal IS NULL AND withdrawn_at IS NULL
     ORDER BY created_at, id FOR UPDATE`,
    [where.gatewayAccountId],
  );
  let left = risen;
  for (const purchase of rows) {
    const credits = Number(purchase.credits);
    if (credits > left) continue;
    const journal = await postJournal(client, {
      ...where,
      kind: "purchase",
      ref: purchase.id,
      description: purchaseWords(purchase),
      lines: [
        { account: "available", amount: credits },
        { account: "bought", amount: -credits },
      ],
    });
    await client.query("UPDATE credit_explanation SET journal = $2::uuid WHERE id = $1::uuid", [
      purchase.id,
      journal,
    ]);
    left -= credits;
  }
  return risen - left;
}
