import { randomBytes } from "node:crypto";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { isMalaysian } from "@/lib/core/phone-number";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import { arrayLiteral } from "@/lib/platform/db/array-literal";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import type { Claim, ClaimedMessage, Claimer, SendingCampaign } from "@/lib/sending/claim-messages";
import { ASK_AGAIN_HOURS, ASK_AGAIN_SECONDS } from "@/lib/sending/outcome.rules";

/**
 * One call of ISendSMSNoDR to many numbers. Members and seqno are stored before the call, and never change while the outcome of a call is unknown.
 * After a certain refusal (1704, 1702) the batch gets a new seqno, for the specification does not say whether a refused call used the old one up.
 */
export interface UntrackedBatch {
  id: number;
  campaign: SendingCampaign;
  claimId: number;
  seqno: string;
  messageIds: number[];
  phones: string[];
  attempts: number;
  /** Hours since the first call, by the database clock. */
  hoursSinceFirst: number;
}

/** Cuts a claim into batches and stores them, first attempt counted, before any of them is called. */
export async function storeBatches(claim: Claim, size: number): Promise<UntrackedBatch[]> {
  const batches: Omit<UntrackedBatch, "id">[] = [];
  if (claim.messages.length === 0) return [];
  for (const members of cutIntoBatches(claim, size)) {
    batches.push({
      campaign: claim.campaign,
      claimId: claim.claimId,
      seqno: newSeqno(claim.campaign.seqnoPrefix),
      messageIds: members.map((message) => message.id),
      phones: members.map((message) => message.phone),
      attempts: 1,
      hoursSinceFirst: 0,
    });
  }
  // One statement for all: at full speed a round trip for each costs as much as the calls.
  const shared = [claim.campaign.workspaceId, claim.campaign.id, claim.campaign.gatewayAccountId, claim.claimId];
  const rows = await sql.query<{ id: number; seqno: string }>(
    `INSERT INTO untracked_batch (workspace_id, campaign_id, gateway_account_id, claim_id, seqno, message_ids, attempts, first_attempt_at)
     VALUES ${batches.map((_, i) => `($1, $2, $3, $4, $${i * 2 + 5}, $${i * 2 + 6}, 1, now())`).join(", ")} RETURNING id, seqno`,
    [...shared, ...batches.flatMap((batch) => [batch.seqno, arrayLiteral(batch.messageIds)])],
  );
  const ids = new Map(rows.map((row) => [row.seqno, Number(row.id)]));
  return batches.map((batch) => ({ ...batch, id: ids.get(batch.seqno) as number }));
}

/** With a sender, numbers in Malaysia go apart: their call leaves the sender out, and the others keep it. */
function cutIntoBatches({ campaign, messages }: Claim, size: number): ClaimedMessage[][] {
  const groups = campaign.sender
    ? [messages.filter(({ phone }) => !isMalaysian(phone)), messages.filter(({ phone }) => isMalaysian(phone))]
    : [messages];
  return groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, index) => group.slice(index * size, (index + 1) * size)),
  );
}

function newSeqno(prefix: string): string {
  return prefix + randomBytes(6).toString("hex");
}

/**
 * Takes one batch whose outcome must be asked for again, exactly as it was. One that was first called more than 20 hours ago without our learning the
 * outcome is not called again, for the gateway may have forgotten its seqno: its messages wait for a person (S11).
 */
export async function claimDueBatch(claimer: Claimer, gatewayAccountId: string): Promise<UntrackedBatch | null> {
  return sql.transaction(async (client) => {
    const found = await client.query<{
      id: number;
      seqno: string;
      message_ids: number[];
      attempts: number;
      hours: number;
      campaign_id: string;
    }>(
      `SELECT b.id, b.seqno, b.message_ids, b.attempts, b.campaign_id, coalesce(extract(epoch FROM now() - b.first_attempt_at)::float8 / 3600, 0) AS hours
       FROM untracked_batch b JOIN campaign c ON c.id = b.campaign_id
       WHERE b.gateway_account_id = $1 AND b.due_at <= now() AND b.outcome IS NULL AND b.claim_id IS NULL AND c.status = 'sending'
       ORDER BY b.due_at LIMIT 1 FOR UPDATE OF b SKIP LOCKED`,
      [gatewayAccountId],
    );
    const row = found.rows[0];
    if (!row) return null;
    const campaigns = await client.query<SendingCampaign>(
      `SELECT id, workspace_id AS "workspaceId", gateway_account_id AS "gatewayAccountId", message, sender, tracked, max_per_second AS "maxPerSecond",
         seqno_prefix AS "seqnoPrefix" FROM campaign WHERE id = $1`,
      [row.campaign_id],
    );
    const campaign = campaigns.rows[0] as SendingCampaign;
    const known = { id: Number(row.id), campaign, seqno: row.seqno, messageIds: row.message_ids.map(Number) };
    const late = row.hours >= ASK_AGAIN_HOURS;
    if (late && (await askedWithoutAnswer(client, known, row.attempts))) {
      await settle(client, known, "unknown", "unresolved", "no_answer");
      return null;
    }
    const claims = await client.query<{ id: number }>(
      `INSERT INTO claim (workspace_id, campaign_id, gateway_account_id, worker_id, message_ids, lease_until)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) RETURNING id`,
      [campaign.workspaceId, campaign.id, gatewayAccountId, claimer.workerId, row.message_ids, claimer.leaseSeconds],
    );
    const claimId = Number(claims.rows[0]?.id);
    await client.query(
      `UPDATE untracked_batch SET claim_id = $2, attempts = attempts + 1,
         first_attempt_at = CASE WHEN $3 THEN now() ELSE coalesce(first_attempt_at, now()) END WHERE id = $1`,
      [row.id, claimId, late],
    );
    const members = await client.query<{ phone: string }>(
      "SELECT m.phone FROM unnest($2::bigint[]) WITH ORDINALITY AS u (id, n) JOIN message m ON m.campaign_id = $1 AND m.id = u.id ORDER BY u.n",
      [campaign.id, row.message_ids],
    );
    return {
      ...known,
      claimId,
      phones: members.rows.map((member) => member.phone),
      attempts: row.attempts + 1,
      hoursSinceFirst: late ? 0 : row.hours,
    };
  });
}

export interface BatchResult {
  outcome: "accepted" | "refused" | "notSent" | "unknown";
  code: string | null;
  detail: string;
  /** The account's epoch when the call was made. */
  accountEpoch: number;
  startedAt: number;
  finishedAt: number;
}

/** Ends a batch, or puts it aside to be asked again. Its messages end as sent and not tracked, never as delivered. Safe to repeat. */
export async function recordBatch(
  batch: UntrackedBatch,
  result: BatchResult,
  pauses: readonly number[] = ASK_AGAIN_SECONDS,
): Promise<void> {
  await sql.transaction(async (client) => {
    const hadUnknown = await askedWithoutAnswer(client, batch, batch.attempts - 1);
    await insertBatchAttempts(client, batch, result);
    const refused = result.outcome === "refused" ? result.code : null;
    if (result.outcome === "accepted" || (refused === "1718" && hadUnknown)) return settle(client, batch, "accepted", "sent", null);
    if (refused === "1705" && batch.messageIds.length > 1 && !hadUnknown) return split(client, batch);
    if (refused === "1705" || refused === "1706") return settle(client, batch, "refused", "failed", refused);
    if (refused === "1718") {
      await alarmDuplicateBatch(client, batch);
      return settle(client, batch, "refused", "unresolved", "1718");
    }
    const pausesAccount = refused === "1702" || refused === "1704";
    const pause = pauses[Math.min(batch.attempts, pauses.length) - 1] ?? 3600;
    const certain = !hadUnknown && (pausesAccount || result.outcome === "notSent");
    if (!certain && batch.hoursSinceFirst + pause / 3600 >= ASK_AGAIN_HOURS)
      return settle(client, batch, "unknown", "unresolved", "no_answer");
    await client.query(
      "UPDATE untracked_batch SET claim_id = NULL, due_at = now() + make_interval(secs => $2), seqno = $3 WHERE id = $1 AND claim_id = $4",
      [
        batch.id,
        pausesAccount ? 0 : result.outcome === "notSent" ? 15 : pause,
        pausesAccount && !hadUnknown ? newSeqno(batch.campaign.seqnoPrefix) : batch.seqno,
        batch.claimId,
      ],
    );
    if (pausesAccount) {
      const reason = refused === "1702" ? "credentials" : "credits";
      await pauseGatewayAccount(client, batch.campaign.gatewayAccountId, reason, result.detail, result.accountEpoch);
    }
  });
}

/**
 * 1705 says that one of the numbers is bad, not which, and that nobody was texted. The batch is halved, each half under a seqno of its own, until the bad
 * number stands alone: nobody is left out for somebody else's number.
 */
async function split(client: SqlClient, batch: UntrackedBatch): Promise<void> {
  const ended = await client.query(
    "UPDATE untracked_batch SET outcome = 'split', claim_id = NULL, due_at = NULL WHERE id = $1 AND outcome IS NULL AND claim_id = $2",
    [batch.id, batch.claimId],
  );
  if (ended.rowCount === 0) return;
  const middle = Math.ceil(batch.messageIds.length / 2);
  for (const half of [batch.messageIds.slice(0, middle), batch.messageIds.slice(middle)]) {
    await client.query(
      `INSERT INTO untracked_batch (workspace_id, campaign_id, gateway_account_id, seqno, message_ids, attempts, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [
        batch.campaign.workspaceId,
        batch.campaign.id,
        batch.campaign.gatewayAccountId,
        newSeqno(batch.campaign.seqnoPrefix),
        half,
        batch.attempts,
      ],
    );
  }
}

/** Whether one of the first `calls` calls ended without our learning its outcome: each that was not certainly refused or unsent. */
async function askedWithoutAnswer(
  client: SqlClient,
  batch: Pick<UntrackedBatch, "campaign" | "messageIds">,
  calls: number,
): Promise<boolean> {
  if (calls === 0) return false;
  const certain = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM message_attempt
     WHERE campaign_id = $1 AND message_id = $2 AND outcome IN ('refused', 'notSent') AND number <= $3`,
    [batch.campaign.id, batch.messageIds[0], calls],
  );
  return calls > (certain.rows[0]?.n ?? 0);
}

async function alarmDuplicateBatch(client: SqlClient, batch: UntrackedBatch): Promise<void> {
  await raiseAlarm(client, {
    workspaceId: batch.campaign.workspaceId,
    kind: "message.duplicate",
    entityId: batch.campaign.id,
    message: "The gateway called a first attempt a duplicate (1718). Look at the messages and decide whether they were sent.",
    detail: { seqno: batch.seqno, messages: batch.messageIds.length },
  });
}

async function settle(
  client: SqlClient,
  batch: Pick<UntrackedBatch, "id" | "campaign" | "messageIds">,
  outcome: string,
  status: string,
  failureCode: string | null,
): Promise<void> {
  await client.query("UPDATE untracked_batch SET outcome = $2, claim_id = NULL, due_at = NULL WHERE id = $1", [batch.id, outcome]);
  await client.query(
    `UPDATE message SET status = $3::message_status, failure_code = $4, claim_id = NULL, tracked = false,
       sent_at = CASE WHEN $3 = 'sent' THEN now() ELSE sent_at END, final_at = CASE WHEN $3 = 'failed' THEN now() ELSE final_at END
     WHERE campaign_id = $1 AND id = ANY ($2) AND status = 'sending'`,
    [batch.campaign.id, arrayLiteral(batch.messageIds), status, failureCode],
  );
}

async function insertBatchAttempts(client: SqlClient, batch: UntrackedBatch, result: BatchResult): Promise<void> {
  await client.query(
    `INSERT INTO message_attempt (campaign_id, message_id, number, claim_id, workspace_id, seqno, outcome, code, detail, started_at, finished_at)
     SELECT $1, id, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::float8 / 1000), to_timestamp($11::float8 / 1000) FROM unnest($2::bigint[]) AS id
     ON CONFLICT DO NOTHING`,
    [
      batch.campaign.id,
      arrayLiteral(batch.messageIds),
      batch.attempts,
      batch.claimId,
      batch.campaign.workspaceId,
      batch.seqno,
      result.outcome,
      result.code,
      result.outcome === "accepted" ? null : result.detail,
      result.startedAt,
      result.finishedAt,
    ],
  );
}
