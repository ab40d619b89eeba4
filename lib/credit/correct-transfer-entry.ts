import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { endFallAlarm } from "@/lib/credit/end-fall-alarm";
import { postJournal } from "@/lib/credit/post-journal";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

interface CorrectedTransfer {
  workspaceId: string;
  gatewayAccountId: string;
  transferId: string;
  customerId: string;
  customer: string;
  credits: number;
  /** What is now said to have happened. */
  to: "succeeded" | "refused";
  /** The unexplained movement that spoke against the first decision; null when none was booked. */
  contradictedJournal: string | null;
  byName: string;
}

/**
 * Says the opposite of what was booked about a transfer. Where a reading already took the
 * difference as unexplained, the correction explains it; else it moves what may be promised.
 */
export async function correctTransferEntry(client: SqlRunner, of: CorrectedTransfer): Promise<void> {
  const toCustomer = of.to === "succeeded" ? of.credits : -of.credits;
  const from = of.contradictedJournal === null ? "available" : "unexplained";
  if (from === "available")
    await client.query(
      `UPDATE credit_account SET available = greatest(0, available - $2::bigint), updated_at = now()
       WHERE gateway_account_id = $1::uuid`,
      [of.gatewayAccountId, toCustomer],
    );
  else
    await client.query(
      `INSERT INTO credit_explanation (workspace_id, gateway_account_id, journal, kind, credits, note,
         created_by_name)
       VALUES ($1::uuid, $2::uuid, $3::uuid, 'transfer', $4::bigint, $5::text, $6::text)`,
      [of.workspaceId, of.gatewayAccountId, of.contradictedJournal, -toCustomer, of.customer, of.byName],
    );
  await postJournal(client, {
    workspaceId: of.workspaceId,
    gatewayAccountId: of.gatewayAccountId,
    kind: "transfer.corrected",
    ref: of.transferId,
    description: keepSentence(
      sentence(`rules.ledger.corrected.${of.to}`, { customer: of.customer, name: of.byName }),
    ),
    lines: [
      { account: from, amount: -toCustomer },
      { account: `customer:${of.customerId}`, amount: toCustomer },
    ],
  });
  await endFallAlarm(client, of.workspaceId, of.gatewayAccountId);
}
