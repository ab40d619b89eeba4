import { expect } from "vitest";
import { mergedStatus, type RankedReport } from "@/lib/delivery-reports/delivery-report.rules";
import { MESSAGE_STATUSES } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { findInDatabase } from "@/lib/testing/find-in-database";
import { CANARY_PASSWORD, type Stage } from "@/lib/testing/sending-stage";

/**
 * What must hold after every test that breaks something (I-1 to I-8). Ask when nothing is under way
 * any more.
 */
export async function expectInvariants(on: Stage): Promise<void> {
  await nobodyTwice(on);
  await everyReplyIsKept(on);
  await sumsMatch();
  await reportsDecide(on);
  await everyCallbackIsKept(on);
  await ledgerSumsToZero();
  await tenantsAreApart();
  await noSecretLeaked(on);
}

/** I-1: the gateway took at most one message for each row that a person asked for. */
async function nobodyTwice(on: Stage): Promise<void> {
  const asked = await sql.query<{ phone: string; n: number }>(
    "SELECT phone, count(*)::int AS n FROM message WHERE workspace_id = $1 GROUP BY phone",
    [on.workspace.id],
  );
  const allowed = new Map(asked.map((row) => [row.phone, row.n]));
  const twice = [...on.simulator.state.ledger.perMobile].filter(
    ([mobile, taken]) => taken > (allowed.get(mobile) ?? 0),
  );
  expect(twice, "I-1").toEqual([]);
}

/**
 * I-2: each attempt of a settled message is written down, and each MsgId that is stored is the one
 * the gateway gave to that phone.
 */
async function everyReplyIsKept(on: Stage): Promise<void> {
  const missing = await sql.query(
    `SELECT m.id, m.status, m.attempts FROM message m
     WHERE m.workspace_id = $1 AND m.status NOT IN ('queued', 'sending', 'suppressed', 'canceled', 'expired')
       AND m.attempts > (SELECT count(*)
         FROM message_attempt a
         WHERE a.campaign_id = m.campaign_id AND a.message_id = m.id)
         + (SELECT count(*) FROM untracked_attempts_of(m.campaign_id, m.id))`,
    [on.workspace.id],
  );
  expect(missing, "I-2").toEqual([]);
  const stored = await sql.query<{ id: string; phone: string }>(
    `SELECT g.gateway_message_id AS id, m.phone
     FROM gateway_message_id g JOIN message m ON m.campaign_id = g.campaign_id AND m.id = g.message_id
     WHERE g.gateway_account_id = $1`,
    [on.accountId],
  );
  const given = new Map(on.simulator.state.ledger.messages.map((message) => [message.msgId, message.mobile]));
  expect(
    stored.filter((row) => given.get(row.id) !== row.phone),
    "I-2",
  ).toEqual([]);
}

/** I-3: rows, recipients, tallies and reasons say the same. */
async function sumsMatch(): Promise<void> {
  const perStatus = MESSAGE_STATUSES.map((status) => `'${status}', sum(${status})`).join(", ");
  const drift = await sql.query(
    `SELECT c.id, c.recipients, rows.n, rows.by, tally.by AS tally FROM campaign c
     CROSS JOIN LATERAL (SELECT count(*)::int AS n, (SELECT jsonb_object_agg(status, n) FROM
       (SELECT status, count(*) AS n FROM message WHERE campaign_id = c.id GROUP BY status) AS s) AS by
       FROM message
       WHERE campaign_id = c.id) AS rows
     CROSS JOIN LATERAL (SELECT jsonb_object_agg(key, value) FILTER (WHERE value <> '0') AS by
       FROM jsonb_each(
       (SELECT jsonb_build_object(${perStatus}) FROM campaign_tally WHERE campaign_id = c.id))) AS tally
     WHERE c.status <> 'draft' AND (c.recipients <> rows.n OR rows.by IS DISTINCT FROM tally.by)`,
  );
  expect(drift, "I-3").toEqual([]);
  const credits = await sql.query(
    `SELECT campaign_id, sum(n)::int AS difference FROM (
       SELECT campaign_id, parts AS n FROM message WHERE sent_at IS NOT NULL
       UNION ALL SELECT campaign_id, -credits FROM campaign_tally) AS both_sides
     GROUP BY 1 HAVING sum(n) <> 0`,
  );
  expect(credits, "I-3").toEqual([]);
  for (const [column, condition] of [
    ["untracked", "status = 'sent' AND NOT tracked"],
    ["read", "status = 'delivered' AND read_at IS NOT NULL"],
    ["held", "status = 'sent' AND held_at IS NOT NULL"],
  ]) {
    const beside = await sql.query(
      `SELECT campaign_id, sum(n)::int AS difference FROM (
         SELECT campaign_id, 1 AS n FROM message WHERE ${condition}
         UNION ALL SELECT campaign_id, -${column} FROM campaign_tally) AS both_sides
       GROUP BY 1 HAVING sum(n) <> 0`,
    );
    expect(beside, `I-3 ${column}`).toEqual([]);
  }
  const reasons = await sql.query(
    `SELECT campaign_id, status, code, sum(n) AS difference FROM (
       SELECT campaign_id, status, failure_code AS code, 1 AS n FROM message WHERE failure_code IS NOT NULL
       UNION ALL SELECT campaign_id, status, code, -messages FROM campaign_reason) AS both_sides
     GROUP BY 1, 2, 3 HAVING sum(n) <> 0`,
  );
  expect(reasons, "I-3").toEqual([]);
}

/**
 * I-4: a message stands where all its reports together put it, so nothing left a final state but
 * for `delivered`.
 */
async function reportsDecide(on: Stage): Promise<void> {
  const rows = await sql.query<{ status: string; reports: RankedReport[] }>(
    `SELECT m.status::text,
       json_agg(json_build_object('code', r.status_code, 'meaning', r.meaning, 'rank', r.rank)) AS reports
     FROM delivery_report r
     JOIN gateway_message_id g ON g.gateway_account_id = r.gateway_account_id
       AND g.gateway_message_id = r.gateway_message_id
     JOIN message m ON m.campaign_id = g.campaign_id AND m.id = g.message_id
     WHERE r.gateway_account_id = $1 AND r.discarded_at IS NULL GROUP BY m.campaign_id, m.id`,
    [on.accountId],
  );
  const wrong = rows.filter(({ status, reports }) => {
    const merged = mergedStatus(reports);
    return merged !== null && merged !== status;
  });
  expect(wrong, "I-4").toEqual([]);
}

/**
 * I-5: every report that was answered with 200 is stored. One whose answer was lost is stored too,
 * and comes again.
 */
async function everyCallbackIsKept(on: Stage): Promise<void> {
  const kept = await sql.first<{ n: number }>(
    `SELECT (SELECT coalesce(sum(times), 0) FROM delivery_report WHERE gateway_account_id = $1)::int
       + (SELECT count(*) FROM inbound_message WHERE gateway_account_id = $1)::int AS n`,
    [on.accountId],
  );
  expect(kept?.n, "I-5").toBeGreaterThanOrEqual(on.simulator.control.callbacks.answered);
}

/** I-6: each movement of credit sums to zero. */
async function ledgerSumsToZero(): Promise<void> {
  expect(
    await sql.query("SELECT journal FROM ledger_entry GROUP BY journal HAVING sum(amount) <> 0"),
    "I-6",
  ).toEqual([]);
}

/** I-7: nothing of one workspace hangs on a campaign of another. */
async function tenantsAreApart(): Promise<void> {
  const calls = ["message_attempt", "untracked_batch", "untracked_attempt", "gateway_message_id"];
  const tables = ["message", ...calls, "due_message", "claim", "campaign_tally", "campaign_reason"];
  for (const table of tables) {
    const strangers = await sql.query(
      `SELECT t.campaign_id
       FROM ${table} t JOIN campaign c ON c.id = t.campaign_id
       WHERE c.workspace_id <> t.workspace_id`,
    );
    expect(strangers, `I-7 ${table}`).toEqual([]);
  }
}

/**
 * I-8: neither the gateway's password nor the callback secret stands in what the programs wrote or
 * in any row.
 */
async function noSecretLeaked(on: Stage): Promise<void> {
  const written = on.output.join("");
  for (const secret of [CANARY_PASSWORD, on.token])
    expect(written.includes(secret), "I-8 output").toBe(false);
  expect(await findInDatabase([CANARY_PASSWORD, on.token]), "I-8 rows").toEqual([]);
}
