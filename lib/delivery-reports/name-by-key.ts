import type { IncomingReport } from "@/lib/delivery-reports/store-reports";
import { columnLiteral } from "@/lib/platform/db/array-literal";
import { sql } from "@/lib/platform/db/sql";

/** A reference as `messageSeqno` makes it: prefix of the campaign, round, number of the message. */
const SEQNO = /^([0-9a-z]{8})([0-9a-z])([0-9a-z]{1,11})$/;

interface Named {
  account: string;
  id: string;
  key: string;
  prefix: string;
  round: number;
  message: number;
}

/**
 * A report that brings back the reference of a message speaks for it, though its id is not known:
 * the answer with the id was lost, or is still on its way. The gateway certainly has that message:
 * its id is kept, and nobody asks for it again. Committed before the reports are, which then find
 * it; any number of repeats change nothing.
 */
export async function nameByKey(reports: readonly IncomingReport[]): Promise<void> {
  const named = new Map<string, Named>();
  for (const { gatewayAccountId: account, gatewayMessageId: id, key } of reports) {
    const [, prefix, round, message] = SEQNO.exec(key ?? "") ?? [];
    if (key === undefined || prefix === undefined || round === undefined || message === undefined) continue;
    const number = Number.parseInt(message, 36);
    if (!Number.isSafeInteger(number)) continue;
    named.set(`${account} ${id}`, {
      account,
      id,
      key,
      prefix,
      round: Number.parseInt(round, 36),
      message: number,
    });
  }
  const strange = await unknownOf([...named.values()]);
  for (const each of strange) await settle(each);
}

async function unknownOf(named: Named[]): Promise<Named[]> {
  if (named.length === 0) return [];
  const known = await sql.query<{ account: string; id: string }>(
    `SELECT k.account, k.id FROM unnest($1::uuid[], $2::text[]) AS k (account, id)
     JOIN gateway_message_id g ON g.gateway_account_id = k.account AND g.gateway_message_id = k.id`,
    [columnLiteral(named, (each) => each.account), columnLiteral(named, (each) => each.id)],
  );
  const ids = new Set(known.map(({ account, id }) => `${account} ${id}`));
  return named.filter(({ account, id }) => !ids.has(`${account} ${id}`));
}

/** The same moves as an acceptance that was heard late (record-outcomes.ts). */
async function settle({ account, id, key, prefix, round, message }: Named): Promise<void> {
  await sql.query(
    `WITH found AS (
       SELECT m.campaign_id, m.id, m.workspace_id FROM campaign c
       JOIN message m ON m.campaign_id = c.id AND m.id = $4
       WHERE c.seqno_prefix = $3 AND c.gateway_account_id = $1 AND m.seqno_round >= $5
         AND m.attempts > 0
       FOR UPDATE OF m
     ), named AS (
       INSERT INTO gateway_message_id (gateway_account_id, gateway_message_id, campaign_id, message_id,
         workspace_id)
       SELECT $1, $2, campaign_id, id, workspace_id FROM found
       ON CONFLICT DO NOTHING
     ), tried AS (
       UPDATE message_attempt a SET gateway_message_id = $2
       FROM found
       WHERE a.campaign_id = found.campaign_id AND a.message_id = found.id AND a.seqno = $6
         AND a.outcome = 'unknown' AND a.gateway_message_id IS NULL
     )
     UPDATE message m SET status = 'sent', tracked = true, failure_code = NULL, claim_id = NULL,
       final_at = NULL, sent_at = coalesce(m.sent_at, now())
     FROM found
     WHERE m.campaign_id = found.campaign_id AND m.id = found.id
       AND m.status IN ('queued', 'sending', 'unresolved')`,
    [account, id, prefix, message, round, key],
  );
}
