import { randomUUID } from "node:crypto";
import type { LedgerAccount, LedgerKind } from "@/lib/credit/ledger.rules";
import { sumsToZero } from "@/lib/credit/ledger.rules";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

export interface Journal {
  workspaceId: string;
  gatewayAccountId: string;
  kind: LedgerKind;
  /** What it is about: a transfer's, campaign's or reading's id. */
  ref?: string;
  description: string;
  /** When it happened; now, unless the demo tells of days before it was made. */
  at?: Date;
  lines: { account: LedgerAccount; amount: number }[];
}

/**
 * Writes one double entry. Rows go in one after the other, because each carries the hash of the one
 * before it; a trigger keeps the chain and takes a lock for the gateway account, so this stands
 * last in a transaction that also locks `credit_account`. Returns the journal's id; null when there
 * was nothing to write.
 */
export async function postJournal(client: SqlRunner, journal: Journal): Promise<string | null> {
  const lines = journal.lines.filter((line) => line.amount !== 0);
  if (lines.length === 0) return null;
  if (!sumsToZero(lines)) throw new Error(`Journal ${journal.kind} does not sum to zero.`);
  const id = randomUUID();
  for (const line of lines) {
    await client.query(
      `INSERT INTO ledger_entry (workspace_id, gateway_account_id, journal, account, amount, kind, ref,
         description, at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::bigint, $6::text, $7::text, $8::text,
         coalesce($9::timestamptz, now()))`,
      [
        journal.workspaceId,
        journal.gatewayAccountId,
        id,
        line.account,
        line.amount,
        journal.kind,
        journal.ref ?? null,
        journal.description,
        journal.at ?? null,
      ],
    );
  }
  return id;
}
