import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { bookArrivedPurchases } from "@/lib/credit/book-arrived-purchases";
import { bookUnexplained } from "@/lib/credit/book-unexplained";
import { unexplainedPart } from "@/lib/credit/ledger.rules";
import { lockLedger } from "@/lib/credit/lock-ledger";
import { postJournal } from "@/lib/credit/post-journal";
import { recordSends } from "@/lib/credit/record-sends";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * Brings the ledger up to what the gateway said: the first reading opens it; later ones book the
 * sends since, then credit that was bought and has arrived, then the difference that is left as its
 * own line (T8). While calls are under way the reading and our books are not of the same moment,
 * and nothing is booked. A campaign that only waits, for its hours, for reports or for a person,
 * calls nobody.
 * @param readAt when the gateway was asked, by the database's clock
 * @param used what `creditsInUse` said then
 */
export async function recordReading(
  client: SqlRunner,
  reading: {
    workspaceId: string;
    gatewayAccountId: string;
    readingId: string;
    remaining: number;
    readAt: Date;
    used: number;
  },
): Promise<void> {
  await lockLedger(client, reading.gatewayAccountId);
  const { rows } = await client.query<{ entries: number; ours: number }>(
    `SELECT count(*)::int AS entries,
       coalesce(sum(amount) FILTER (WHERE account IN ('available', 'held')), 0)::bigint AS ours
     FROM ledger_entry WHERE gateway_account_id = $1::uuid`,
    [reading.gatewayAccountId],
  );
  const books = rows[0] ?? { entries: 0, ours: 0 };
  const where = { workspaceId: reading.workspaceId, gatewayAccountId: reading.gatewayAccountId };
  if (Number(books.entries) === 0) {
    // What was sent before the ledger began is already missing from the first balance.
    await recordSends(client, where, "opening");
    await postJournal(client, {
      ...where,
      kind: "opening",
      ref: reading.readingId,
      description: keepSentence(sentence("rules.ledger.opening")),
      lines: [
        { account: "available", amount: reading.remaining },
        { account: "opening", amount: -reading.remaining },
      ],
    });
    return;
  }
  const sent = await recordSends(client, where, "sends");
  const busy = await movements(client, reading);
  if (busy.sending) return;
  const drift = reading.remaining - (Number(books.ours) - sent);
  const moved = unexplainedPart(drift, busy.uncertain);
  const arrived = moved > 0 ? await bookArrivedPurchases(client, where, moved) : 0;
  await bookUnexplained(client, { ...where, readingId: reading.readingId, credits: moved - arrived, sent });
}

/** Credits that campaigns under way have used so far. */
export async function creditsInUse(client: SqlRunner, accountId: string): Promise<number> {
  const { rows } = await client.query<{ used: number }>(
    `SELECT coalesce(sum(t.credits), 0)::bigint AS used
     FROM campaign c JOIN campaign_tally t ON t.campaign_id = c.id
     WHERE c.gateway_account_id = $1::uuid AND c.status IN ('sending', 'paused')`,
    [accountId],
  );
  return Number(rows[0]?.used ?? 0);
}

/**
 * Whether anything of ours moved at or after the reading, or may be moving now, and the sum of
 * transfers whose outcome is not known.
 */
async function movements(
  client: SqlRunner,
  { gatewayAccountId, readAt, used }: { gatewayAccountId: string; readAt: Date; used: number },
): Promise<{ sending: boolean; uncertain: number }> {
  const { rows } = await client.query<{ sending: boolean; uncertain: number }>(
    `SELECT
       EXISTS (SELECT FROM campaign c
         WHERE c.gateway_account_id = $1::uuid AND (c.finished_at >= $2::timestamptz
           OR (c.status IN ('sending', 'paused') AND 0 < (
             SELECT sum(t.sending) FROM campaign_tally t WHERE t.campaign_id = c.id))))
       OR EXISTS (SELECT FROM claim WHERE gateway_account_id = $1::uuid)
       OR EXISTS (SELECT FROM transfer
         WHERE gateway_account_id = $1::uuid AND settled_at >= $2::timestamptz) AS sending,
       coalesce((SELECT sum(credits) FROM transfer t
                 WHERE gateway_account_id = $1::uuid
                   AND (status = 'unresolved' OR status = 'sending' AND EXISTS (
                   SELECT FROM transfer_attempt x
                   WHERE x.transfer_id = t.id
                     AND (x.outcome IS NULL OR x.outcome IN ('unknown', 'accepted'))))
                ), 0)::bigint AS uncertain`,
    [gatewayAccountId, readAt],
  );
  const moved = (await creditsInUse(client, gatewayAccountId)) !== used;
  return { sending: moved || rows[0]?.sending === true, uncertain: Number(rows[0]?.uncertain ?? 0) };
}
