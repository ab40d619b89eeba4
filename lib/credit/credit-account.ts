import { keepSentence } from "@/lib/core/kept-sentence";
import type { Sentence } from "@/lib/core/sentence";
import { postJournal } from "@/lib/credit/post-journal";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

export interface Hold {
  workspaceId: string;
  gatewayAccountId: string;
  transferId: string;
  credits: number;
}

/**
 * Sets credits aside by one conditional statement, so that two requests can never promise the same
 * credit (T2: read-then-write let 50 transfers of 10 leave a balance of 100).
 */
export async function holdCredit(client: SqlRunner, hold: Hold, description: Sentence): Promise<boolean> {
  const { rows } = await client.query(
    `UPDATE credit_account
     SET available = available - $2::bigint, held = held + $2::bigint, updated_at = now()
     WHERE gateway_account_id = $1::uuid AND available >= $2::bigint RETURNING available`,
    [hold.gatewayAccountId, hold.credits],
  );
  if (rows.length === 0) return false;
  await postJournal(client, {
    ...hold,
    kind: "transfer.held",
    ref: hold.transferId,
    description: keepSentence(description),
    lines: [
      { account: "available", amount: -hold.credits },
      { account: "held", amount: hold.credits },
    ],
  });
  return true;
}

/** Gives held credits back: the gateway certainly did not take them. */
export async function releaseHold(client: SqlRunner, hold: Hold, description: Sentence): Promise<void> {
  await client.query(
    `UPDATE credit_account
     SET available = available + $2::bigint, held = held - $2::bigint, updated_at = now()
     WHERE gateway_account_id = $1::uuid`,
    [hold.gatewayAccountId, hold.credits],
  );
  await postJournal(client, {
    ...hold,
    kind: "transfer.released",
    ref: hold.transferId,
    description: keepSentence(description),
    lines: [
      { account: "held", amount: -hold.credits },
      { account: "available", amount: hold.credits },
    ],
  });
}

/** The gateway took them: they now stand at the customer. */
export async function spendHold(
  client: SqlRunner,
  hold: Hold & { customerId: string },
  description: Sentence,
): Promise<void> {
  await client.query(
    `UPDATE credit_account
     SET held = held - $2::bigint, updated_at = now()
     WHERE gateway_account_id = $1::uuid`,
    [hold.gatewayAccountId, hold.credits],
  );
  await postJournal(client, {
    ...hold,
    kind: "transfer.succeeded",
    ref: hold.transferId,
    description: keepSentence(description),
    lines: [
      { account: "held", amount: -hold.credits },
      { account: `customer:${hold.customerId}`, amount: hold.credits },
    ],
  });
}

/** The version of the row before the gateway is asked; null when there is none yet. */
export async function creditVersion(client: SqlRunner, gatewayAccountId: string): Promise<string | null> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT xmin::text AS version FROM credit_account WHERE gateway_account_id = $1::uuid",
    [gatewayAccountId],
  );
  return rows[0]?.version ?? null;
}

/**
 * available := remaining − held. Only when no hold was made, released or spent while the gateway
 * was being asked: a reading from before a transfer with a hold from after it would promise the
 * same credits twice. Otherwise the next reading does it.
 */
export async function refreshAvailable(
  client: SqlRunner,
  account: { workspaceId: string; gatewayAccountId: string; remaining: number; version: string | null },
): Promise<boolean> {
  const text =
    account.version === null
      ? `INSERT INTO credit_account (gateway_account_id, workspace_id, available)
        VALUES ($1::uuid, $2::uuid, greatest(0, $3::bigint))
         ON CONFLICT DO NOTHING RETURNING available`
      : `UPDATE credit_account SET available = greatest(0, $3::bigint - held), updated_at = now()
         WHERE gateway_account_id = $1::uuid AND workspace_id = $2::uuid AND xmin::text = $4::text
         RETURNING available`;
  const values = [account.gatewayAccountId, account.workspaceId, account.remaining];
  const { rows } = await client.query(text, account.version === null ? values : [...values, account.version]);
  return rows.length > 0;
}
