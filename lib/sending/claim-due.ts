import { gatewayOf } from "@/lib/gateways/gateway-of";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import type { Claim, ClaimedMessage, Claimer } from "@/lib/sending/claim";
import { HELD, OPTED_OUT, optedOutOf, TOO_LATE, WINDOW_SHUT } from "@/lib/sending/claim-conditions";
import { overLimit, postponeQuiet } from "@/lib/sending/due-rules";
import { REACHED_BEFORE } from "@/lib/sending/retry-sql";
import { CAMPAIGN_COLUMNS, CAMPAIGN_TABLES, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { takeTurn } from "@/lib/sending-rules/weekly-limit";
import { ASKS_OPT_IN, NO_OPT_IN } from "@/lib/whatsapp-opt-ins/opt-in-sql";

/**
 * Whether an account has messages or batches that are due out of order: one round trip, where
 * taking them would be six for nothing.
 */
export async function lookForDue(gatewayAccountId: string): Promise<{ messages: boolean; batches: boolean }> {
  const found = await sql.first<{ messages: boolean; batches: boolean }>(
    `SELECT EXISTS (SELECT FROM due_message WHERE gateway_account_id = $1 AND due_at <= now()) AS messages,
       EXISTS (SELECT FROM untracked_batch
         WHERE gateway_account_id = $1
           AND due_at <= now()
           AND outcome IS NULL
           AND claim_id IS NULL) AS batches`,
    [gatewayAccountId],
  );
  return found ?? { messages: true, batches: true };
}

/**
 * Takes messages that are due out of order: outcomes to ask again for, messages whose refusal was
 * mended, replies, tests. Those first tried longer ago than the gateway certainly drops a repeat
 * are not asked again: they wait for a person. To whom it is quiet now waits for its end (S32), and
 * the weekly limit counts here too (S33). Free words by WhatsApp whose window has shut are not sent
 * (S56).
 */
export async function claimDue(claimer: Claimer, gatewayAccountId: string, limit: number): Promise<Claim[]> {
  return sql.transaction(async (client) => {
    const limited = await client.query<{ id: string }>(
      `SELECT w.id FROM gateway_account a JOIN workspace w ON w.id = a.workspace_id
       WHERE a.id = $1 AND jsonb_typeof(w.settings -> 'weeklyCap') = 'number'`,
      [gatewayAccountId],
    );
    if (limited.rows[0]) await takeTurn(client, limited.rows[0].id);
    const due = await client.query<{ campaign_id: string; message_id: number }>(
      `SELECT d.campaign_id, d.message_id FROM due_message d JOIN campaign c ON c.id = d.campaign_id
       WHERE d.gateway_account_id = $1 AND d.due_at <= now() AND c.status = 'sending' AND c.tracked
       ORDER BY d.due_at LIMIT $2 FOR UPDATE OF d SKIP LOCKED`,
      [gatewayAccountId, limit],
    );
    const byCampaign = new Map<string, number[]>();
    for (const row of due.rows)
      byCampaign.set(row.campaign_id, [...(byCampaign.get(row.campaign_id) ?? []), Number(row.message_id)]);
    const claims: Claim[] = [];
    for (const [campaignId, ids] of byCampaign) {
      const claim = await claimDueOf(client, claimer, campaignId, ids);
      if (claim) claims.push(claim);
    }
    return claims;
  });
}

async function claimDueOf(
  client: SqlClient,
  claimer: Claimer,
  campaignId: string,
  due: number[],
): Promise<Claim | null> {
  const found = await client.query<SendingCampaign>(
    `SELECT ${CAMPAIGN_COLUMNS} FROM ${CAMPAIGN_TABLES} WHERE c.id = $1`,
    [campaignId],
  );
  const campaign = found.rows[0];
  if (!campaign) return null;
  const { repeatIsSafeForHours, channel } = gatewayOf(campaign.gatewayKind);
  const token = await client.query<{ id: number }>(
    "SELECT nextval(pg_get_serial_sequence('claim', 'id')) AS id",
    [],
  );
  const claimId = Number(token.rows[0]?.id);
  await client.query(
    "SELECT id FROM message WHERE campaign_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE",
    [campaignId, due],
  );
  const ids = await postponeQuiet(client, campaign, due);
  if (ids.length === 0) return null;
  const unanswered = "(m.first_attempt_at < now() - make_interval(hours => $4) AND m.status = 'sending')";
  const over = `(m.status = 'queued' AND (SELECT ${TOO_LATE} FROM campaign c WHERE c.id = $1))`;
  const optedOut = `(m.status = 'queued'
      AND NOT (SELECT opt_out_confirmation FROM campaign WHERE id = $1)
      AND CASE WHEN (SELECT kind FROM campaign WHERE id = $1) = 'reply'
        THEN ${OPTED_OUT} ELSE ${optedOutOf(channel)} END)`;
  const held = `(m.status = 'queued' AND (SELECT kind FROM campaign WHERE id = $1) = 'campaign' AND ${HELD})`;
  const noOptIn =
    channel === "whatsapp"
      ? `(m.status = 'queued' AND ${NO_OPT_IN} AND (SELECT ${ASKS_OPT_IN}
      FROM campaign c JOIN workspace w ON w.id = c.workspace_id WHERE c.id = $1))`
      : "false";
  const enough = "(m.status = 'queued' AND m.id = ANY ($6::bigint[]))";
  const reached = campaign.retryOf === null ? "false" : `(m.status = 'queued' AND ${REACHED_BEFORE})`;
  const free = channel === "whatsapp" && campaign.message.kind !== "template";
  const shut = free ? `(m.status = 'queued' AND ${WINDOW_SHUT})` : "false";
  const out = `${optedOut} OR ${held} OR ${noOptIn} OR ${enough} OR ${reached}`;
  const uncalled = `(${unanswered} OR ${over} OR ${shut} OR ${out})`;
  const moved = await client.query<ClaimedMessage & { status: string }>(
    `UPDATE message m SET
       status = CASE
         WHEN ${unanswered} THEN 'unresolved'::message_status
         WHEN ${over} OR ${shut} THEN 'expired'::message_status
         WHEN ${out} THEN 'suppressed'::message_status
         ELSE 'sending'::message_status END,
       failure_code = CASE
         WHEN ${over} THEN 'too_late'
         WHEN ${shut} THEN 'window_shut'
         WHEN ${unanswered} THEN 'no_answer'
         WHEN ${held} AND NOT ${optedOut} THEN 'held'
         WHEN ${noOptIn} AND NOT ${optedOut} THEN 'no_opt_in'
         WHEN ${enough} AND NOT ${optedOut} THEN 'weekly_limit'
         WHEN ${reached} AND NOT ${optedOut} THEN 'reached' END,
       claim_id = $3, attempts = attempts + CASE WHEN ${uncalled} THEN 0 ELSE 1 END,
       first_attempt_at = CASE
         WHEN ${uncalled} THEN first_attempt_at
         WHEN m.status = 'queued' THEN now()
         ELSE coalesce(first_attempt_at, now()) END
     WHERE m.campaign_id = $1 AND m.id = ANY ($2) AND m.claim_id IS NULL AND m.status IN ('queued', 'sending')
     RETURNING m.id, m.phone, m.text, m.parts, m.attempts, m.seqno_round AS "seqnoRound", 
       date_part('epoch', m.first_attempt_at) * 1000 AS "firstAttemptAt", m.status,
       EXISTS (SELECT FROM message_attempt a
         WHERE a.campaign_id = m.campaign_id AND a.message_id = m.id AND a.outcome = 'unknown'
         AND a.seqno = $5 || canang_base36(m.seqno_round) || canang_base36(m.id)) AS "hadUnknown"`,
    [
      campaignId,
      ids,
      claimId,
      repeatIsSafeForHours ?? 0,
      campaign.seqnoPrefix,
      await overLimit(client, campaign, ids),
    ],
  );
  await client.query("DELETE FROM due_message WHERE campaign_id = $1 AND message_id = ANY ($2)", [
    campaignId,
    ids,
  ]);
  const messages = moved.rows
    .filter((row) => row.status === "sending")
    .map((row) => ({ ...row, id: Number(row.id) }));
  if (messages.length === 0) return null;
  await client.query(
    `INSERT INTO claim (id, workspace_id, campaign_id, gateway_account_id, worker_id, message_ids,
       lease_until)
     VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
    [
      claimId,
      campaign.workspaceId,
      campaignId,
      campaign.gatewayAccountId,
      claimer.workerId,
      messages.map((message) => message.id),
      claimer.leaseSeconds,
    ],
  );
  return { claimId, campaign, messages };
}
