import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { readKept } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { applyWaitingReports } from "@/lib/delivery-reports/apply-reports";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { columnLiteral } from "@/lib/platform/db/array-literal";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { holdMessages } from "@/lib/sending/hold-messages";
import type { Outcome } from "@/lib/sending/outcome";
import { type AttemptFacts, decideOutcome, type MessageDecision } from "@/lib/sending/outcome.rules";
import { stopCampaigns } from "@/lib/sending/stop-campaigns";
import { stopUnwilling } from "@/lib/sending/stop-unwilling";
import { stopWrongRequests } from "@/lib/sending/stop-wrong-requests";

/**
 * Stores a batch of outcomes and moves their messages, in one transaction. Safe to repeat after a
 * lost connection (S20): attempts and ids have natural keys, and every move is guarded by the
 * status. An acceptance counts whoever holds the claim by now: a MsgId is never thrown away (S16).
 */
export async function recordOutcomes(outcomes: Outcome[], pauses?: readonly number[]): Promise<void> {
  if (outcomes.length === 0) return;
  const sorted = [...outcomes].sort((a, b) =>
    a.campaignId < b.campaignId ? -1 : a.campaignId > b.campaignId ? 1 : a.messageId - b.messageId,
  );
  const decided = sorted.map((outcome) => ({ outcome, decision: decideOutcome(facts(outcome), pauses) }));
  await sql.transaction(async (client) => {
    await insertAttempts(client, sorted);
    await insertIds(client, sorted);
    await holdMessages(client, sorted);
    await moveMessages(client, decided);
    await insertDue(client, decided);
    for (const { outcome, decision } of decided) {
      if (decision.alarm) await alarmDuplicate(client, outcome);
    }
    await stopUnwilling(client, sorted);
    await pauseAccounts(client, decided);
    await stopCampaigns(client, decided);
    await stopWrongRequests(client, sorted);
  });
  await applyWaitingReports(
    sorted
      .filter((outcome) => outcome.gatewayMessageId !== null)
      .map((o) => ({ account: o.gatewayAccountId, id: o.gatewayMessageId as string })),
  );
}

type Decided = { outcome: Outcome; decision: MessageDecision };

function facts(outcome: Outcome): AttemptFacts {
  const { outcome: brought, code, gatewayMessageId, attempt, hadUnknown } = outcome;
  const gateway = gatewayOf(outcome.gatewayKind ?? "spec-1.84");
  return {
    outcome: brought,
    reason:
      outcome.reason === undefined && brought === "refused"
        ? gateway.reasonOf(code)
        : (outcome.reason ?? null),
    stopped: outcome.stopped ?? null,
    code,
    gatewayMessageId,
    attempt,
    hadUnknown,
    repeatIsSafeForHours: gateway.repeatIsSafeForHours,
    hoursSinceFirst: (outcome.finishedAt - outcome.firstAttemptAt) / 3_600_000,
  };
}

/**
 * An acceptance with its id says all in its columns; its detail is left out to keep the row small.
 */
async function insertAttempts(client: SqlClient, outcomes: Outcome[]): Promise<void> {
  await client.query(
    `INSERT INTO message_attempt (campaign_id, message_id, number, claim_id, workspace_id, seqno, outcome,
       code, gateway_message_id, detail, started_at, finished_at)
     SELECT u.campaign_id, u.message_id, u.number, u.claim_id, u.workspace_id, u.seqno, u.outcome, u.code,
       u.gateway_message_id, u.detail,
       to_timestamp(u.started_at / 1000.0), to_timestamp(u.finished_at / 1000.0)
     FROM unnest($1::uuid[], $2::bigint[], $3::int[], $4::bigint[], $5::uuid[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::float8[], $12::float8[])
       AS u (campaign_id, message_id, number, claim_id, workspace_id, seqno, outcome, code,
         gateway_message_id, detail, started_at, finished_at)
     ON CONFLICT (campaign_id, message_id, number, claim_id) DO UPDATE SET
       outcome = excluded.outcome, code = excluded.code, gateway_message_id = excluded.gateway_message_id,
       detail = excluded.detail, finished_at = excluded.finished_at
     WHERE message_attempt.outcome = 'unknown' AND message_attempt.detail = 'lost'`,
    [
      columnLiteral(outcomes, (o) => o.campaignId),
      columnLiteral(outcomes, (o) => o.messageId),
      columnLiteral(outcomes, (o) => o.attempt),
      columnLiteral(outcomes, (o) => o.claimId),
      columnLiteral(outcomes, (o) => o.workspaceId),
      columnLiteral(outcomes, (o) => o.seqno),
      columnLiteral(outcomes, (o) => o.outcome),
      columnLiteral(outcomes, (o) => o.code),
      columnLiteral(outcomes, (o) => o.gatewayMessageId),
      columnLiteral(outcomes, (o) => (o.gatewayMessageId !== null ? null : o.detail)),
      columnLiteral(outcomes, (o) => o.startedAt),
      columnLiteral(outcomes, (o) => o.finishedAt),
    ],
  );
}

async function insertIds(client: SqlClient, outcomes: Outcome[]): Promise<void> {
  const named = outcomes.filter((outcome) => outcome.gatewayMessageId !== null);
  if (named.length === 0) return;
  await client.query(
    `INSERT INTO gateway_message_id (gateway_account_id, gateway_message_id, campaign_id, message_id,
       workspace_id)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::uuid[])
     ON CONFLICT DO NOTHING`,
    [
      columnLiteral(named, (o) => o.gatewayAccountId),
      columnLiteral(named, (o) => o.gatewayMessageId),
      columnLiteral(named, (o) => o.campaignId),
      columnLiteral(named, (o) => o.messageId),
      columnLiteral(named, (o) => o.workspaceId),
    ],
  );
}

async function moveMessages(client: SqlClient, decided: Decided[]): Promise<void> {
  await client.query(
    `UPDATE message m SET
       status = u.status::message_status,
       tracked = m.tracked OR u.tracked,
       failure_code = u.failure_code,
       seqno_round = m.seqno_round + u.next_round::int,
       claim_id = NULL,
       sent_at = CASE
         WHEN u.status = 'sent' THEN coalesce(m.sent_at, to_timestamp(u.finished_at / 1000.0))
         ELSE m.sent_at END,
       final_at = CASE WHEN u.status = 'failed' THEN now() ELSE m.final_at END
     FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::bool[], $6::text[], $7::bool[],
       $8::float8[])
       AS u (campaign_id, message_id, claim_id, status, tracked, failure_code, next_round, finished_at)
     WHERE m.campaign_id = u.campaign_id AND m.id = u.message_id
       AND CASE
         WHEN u.status = 'sent' THEN m.status IN ('sending', 'unresolved')
         OR (m.status = 'queued' AND m.attempts > 0)
         ELSE m.status = 'sending' AND m.claim_id = u.claim_id END`,
    [
      columnLiteral(decided, (d) => d.outcome.campaignId),
      columnLiteral(decided, (d) => d.outcome.messageId),
      columnLiteral(decided, (d) => d.outcome.claimId),
      columnLiteral(decided, (d) => d.decision.status),
      columnLiteral(decided, (d) => d.decision.tracked),
      columnLiteral(decided, (d) => d.decision.failureCode),
      columnLiteral(decided, (d) => d.decision.nextRound),
      columnLiteral(decided, (d) => d.outcome.finishedAt),
    ],
  );
}

/**
 * Only messages that still wait get a due row; an outcome that came too late for its claim changes
 * nothing here.
 */
async function insertDue(client: SqlClient, decided: Decided[]): Promise<void> {
  const again = decided.filter((d) => d.decision.again !== null);
  if (again.length === 0) return;
  await client.query(
    `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id, due_at)
     SELECT u.campaign_id, u.message_id, u.gateway_account_id, m.workspace_id,
       now() + make_interval(secs => u.again)
     FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::float8[]) AS u (campaign_id, message_id,
       gateway_account_id, again)
     JOIN message m ON m.campaign_id = u.campaign_id AND m.id = u.message_id
     WHERE m.claim_id IS NULL AND m.status IN ('queued', 'sending')
     ON CONFLICT (campaign_id, message_id) DO NOTHING`,
    [
      columnLiteral(again, (d) => d.outcome.campaignId),
      columnLiteral(again, (d) => d.outcome.messageId),
      columnLiteral(again, (d) => d.outcome.gatewayAccountId),
      columnLiteral(again, (d) => d.decision.again),
    ],
  );
}

async function alarmDuplicate(client: SqlClient, outcome: Outcome): Promise<void> {
  await raiseAlarm(client, {
    workspaceId: outcome.workspaceId,
    kind: "message.duplicate",
    entityId: outcome.campaignId,
    sentence: sentence("alarms.duplicate"),
    detail: { seqno: outcome.seqno, messageId: outcome.messageId },
  });
}

async function pauseAccounts(client: SqlClient, decided: Decided[]): Promise<void> {
  const paused = new Set<string>();
  for (const { outcome, decision } of decided) {
    const call = `${outcome.gatewayAccountId} ${outcome.accountEpoch} ${decision.pause}`;
    if (!decision.pause || paused.has(call)) continue;
    paused.add(call);
    await pauseGatewayAccount(
      client,
      outcome.gatewayAccountId,
      decision.pause,
      readKept(outcome.detail),
      outcome.accountEpoch,
    );
  }
}
