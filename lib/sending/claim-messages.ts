import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/** A campaign as the sender needs it. */
export interface SendingCampaign {
  id: string;
  workspaceId: string;
  gatewayAccountId: string;
  gatewayKind: string;
  message: MessageContent;
  sender: string | null;
  tracked: boolean;
  maxPerSecond: number | null;
  seqnoPrefix: string;
}

/**
 * A message that this worker now holds: its attempt is counted and committed, so the call may be
 * made.
 */
export interface ClaimedMessage {
  id: number;
  phone: string;
  text: string | null;
  parts: number;
  attempts: number;
  seqnoRound: number;
  hadUnknown: boolean;
  /** Milliseconds since the epoch, by the database clock. */
  firstAttemptAt: number;
}

export interface Claim {
  claimId: number;
  campaign: SendingCampaign;
  messages: ClaimedMessage[];
}

/** Who claims, and for how long. */
export interface Claimer {
  workerId: string;
  leaseSeconds: number;
}

/** Of a campaign, as `SendingCampaign`; `c` is the campaign and `a` its account. */
export const CAMPAIGN_COLUMNS = `c.id, c.workspace_id AS "workspaceId",
  c.gateway_account_id AS "gatewayAccountId", a.kind AS "gatewayKind", c.message, c.sender, c.tracked, c.max_per_second AS "maxPerSecond",
  c.seqno_prefix AS "seqnoPrefix"`;
/** A campaign with its account. */
export const CAMPAIGN_TABLES = "campaign c JOIN gateway_account a ON a.id = c.gateway_account_id";

/**
 * A campaign may name the hours for which its text does not expire: after a long pause,
 * yesterday's offer is not sent (S23).
 */
const TOO_LATE =
  "coalesce(now() > coalesce(c.started_at, c.scheduled_at) + make_interval(hours => c.valid_hours), false)";

const OPTED_OUT =
  "EXISTS (SELECT FROM suppression s WHERE s.workspace_id = m.workspace_id AND s.phone = m.phone)";

/** Somebody has yet to decide whether this person asked to stop. Replies go on, campaigns wait. */
const HELD = `EXISTS (SELECT FROM inbound_message i
     WHERE i.workspace_id = m.workspace_id AND i.phone = m.phone AND i.review = 'waiting')`;

/**
 * Campaigns of an account that are being sent now and have someone left to claim, oldest first. The
 * tallies spare a scan of the others' recipients.
 */
export async function listSendingCampaigns(gatewayAccountId: string): Promise<SendingCampaign[]> {
  return sql.query<SendingCampaign>(
    `SELECT ${CAMPAIGN_COLUMNS}
     FROM ${CAMPAIGN_TABLES}
     WHERE c.gateway_account_id = $1 AND c.status = 'sending' AND c.kind = 'campaign'
       AND (SELECT sum(t.queued) FROM campaign_tally t WHERE t.campaign_id = c.id) > 0
     ORDER BY c.started_at, c.id`,
    [gatewayAccountId],
  );
}

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
 * Takes the next fresh messages of a campaign, in order of id, passing over those another worker is
 * taking. One short statement: statuses, attempt numbers and the lease are committed before any
 * call is made, and the phone is checked against the suppressions at this moment (S15, S22, S23).
 * Who is not called has no attempt. `ANY(ARRAY(…))` instead of a join: the join is planned as a
 * hash over the whole table (docs/performance.md, "Claim trap"); the opt-out is looked up twice in
 * the statement, because from a sub-select it would be a scan of all opt-outs for each row.
 */
export async function claimFresh(
  claimer: Claimer,
  campaign: SendingCampaign,
  after: number,
  limit: number,
): Promise<Claim | null> {
  // Nearly always nobody waits in the whole workspace, and no row need be asked for.
  const held = `((SELECT found FROM waiting) AND ${HELD})`;
  const rows = await sql.query<ClaimedMessage & { status: string; claimId: number }>(
    `WITH token AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence('claim', 'id')) AS id),
     stale AS MATERIALIZED (SELECT ${TOO_LATE} AS over FROM campaign c WHERE c.id = $1),
     waiting AS MATERIALIZED (SELECT EXISTS (
       SELECT FROM inbound_message WHERE workspace_id = $4 AND review = 'waiting') AS found),
     moved AS (
       UPDATE message m SET
         status = CASE WHEN (SELECT over FROM stale) THEN 'expired'::message_status
           WHEN ${OPTED_OUT} OR ${held} THEN 'suppressed'::message_status ELSE 'sending'::message_status END,
         failure_code = CASE
           WHEN (SELECT over FROM stale) THEN 'too_late'
           WHEN ${held} AND NOT ${OPTED_OUT} THEN 'held' END,
         claim_id = (SELECT id FROM token), first_attempt_at = now(),
         attempts = CASE WHEN (SELECT over FROM stale) OR ${OPTED_OUT} OR ${held} THEN 0 ELSE 1 END
       WHERE m.campaign_id = $1 AND m.id = ANY (ARRAY(
         SELECT id FROM message WHERE campaign_id = $1 AND id > $2 AND status = 'queued' AND attempts = 0
           AND (SELECT status FROM campaign WHERE id = $1) = 'sending'
         ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED))
       RETURNING m.id, m.phone, m.text, m.parts, m.attempts, m.seqno_round, m.first_attempt_at, m.status
     ),
     kept AS (
       INSERT INTO claim (id, workspace_id, campaign_id, gateway_account_id, worker_id, message_ids,
         lease_until)
       SELECT (SELECT id FROM token), $4, $1, $5, $6, array_agg(id), now() + make_interval(secs => $7)
       FROM moved WHERE status = 'sending' HAVING count(*) > 0
     )
     SELECT id, phone, text, parts, attempts, seqno_round AS "seqnoRound", false AS "hadUnknown",
       date_part('epoch', first_attempt_at) * 1000 AS "firstAttemptAt",
       status, (SELECT id FROM token) AS "claimId" FROM moved ORDER BY id`,
    [
      campaign.id,
      after,
      limit,
      campaign.workspaceId,
      campaign.gatewayAccountId,
      claimer.workerId,
      claimer.leaseSeconds,
    ],
  );
  const first = rows[0];
  if (!first) return null;
  return { claimId: first.claimId, campaign, messages: rows.filter((row) => row.status === "sending") };
}

/**
 * Takes messages that are due out of order: outcomes to ask again for, messages whose refusal was
 * mended, replies, tests. Those first tried longer ago than the gateway certainly drops a repeat
 * are not asked again: they wait for a person.
 */
export async function claimDue(claimer: Claimer, gatewayAccountId: string, limit: number): Promise<Claim[]> {
  return sql.transaction(async (client) => {
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
  ids: number[],
): Promise<Claim | null> {
  const found = await client.query<SendingCampaign>(
    `SELECT ${CAMPAIGN_COLUMNS} FROM ${CAMPAIGN_TABLES} WHERE c.id = $1`,
    [campaignId],
  );
  const campaign = found.rows[0];
  if (!campaign) return null;
  const { repeatIsSafeForHours } = gatewayOf(campaign.gatewayKind);
  const token = await client.query<{ id: number }>(
    "SELECT nextval(pg_get_serial_sequence('claim', 'id')) AS id",
    [],
  );
  const claimId = Number(token.rows[0]?.id);
  await client.query(
    "SELECT id FROM message WHERE campaign_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE",
    [campaignId, ids],
  );
  const unanswered = "(m.first_attempt_at < now() - make_interval(hours => $4) AND m.status = 'sending')";
  const over = `(m.status = 'queued' AND (SELECT ${TOO_LATE} FROM campaign c WHERE c.id = $1))`;
  const optedOut = `(m.status = 'queued'
      AND NOT (SELECT opt_out_confirmation FROM campaign WHERE id = $1)
      AND ${OPTED_OUT})`;
  const held = `(m.status = 'queued' AND (SELECT kind FROM campaign WHERE id = $1) = 'campaign' AND ${HELD})`;
  const uncalled = `(${unanswered} OR ${over} OR ${optedOut} OR ${held})`;
  const moved = await client.query<ClaimedMessage & { status: string }>(
    `UPDATE message m SET
       status = CASE
         WHEN ${unanswered} THEN 'unresolved'::message_status
         WHEN ${over} THEN 'expired'::message_status
         WHEN ${optedOut} OR ${held} THEN 'suppressed'::message_status ELSE 'sending'::message_status END,
       failure_code = CASE
         WHEN ${over} THEN 'too_late'
         WHEN ${unanswered} THEN 'no_answer'
         WHEN ${held} AND NOT ${optedOut} THEN 'held' END,
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
    [campaignId, ids, claimId, repeatIsSafeForHours ?? 0, campaign.seqnoPrefix],
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

/**
 * Reserves `count` sends on a row's pace (`campaign` or `gateway_account`), shared by all workers
 * through the database clock. Returns how many may be claimed now: `count`, or 0 when the pace is
 * ahead of the clock.
 */
export async function reservePace(
  table: "campaign" | "gateway_account",
  id: string,
  perSecond: number,
  count: number,
): Promise<number> {
  const rows = await sql.query(
    `UPDATE ${table}
     SET pace_next_at =
       greatest(pace_next_at, now() - interval '100 ms') + make_interval(secs => $2::float8 / $3)
     WHERE id = $1 AND pace_next_at <= now() RETURNING id`,
    [id, count, perSecond],
  );
  return rows.length > 0 ? count : 0;
}
