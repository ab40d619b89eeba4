import { english } from "@/lib/core/english";
import { keepSentence } from "@/lib/core/kept-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import "server-only";
import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { AppError } from "@/lib/core/app-error";
import type { GatewayOutcome, RefusalReason } from "@/lib/core/gateway-answer";
import { creditVersion, refreshAvailable } from "@/lib/credit/credit-account";
import { creditsInUse, recordReading } from "@/lib/credit/record-reading";
import { earlierAnswers } from "@/lib/gateway-accounts/earlier-answers";
import {
  callAccount,
  type GatewayAccountRow,
  requireGatewayAccountRow,
} from "@/lib/gateway-accounts/gateway-account-row";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import { resumeAccountRow } from "@/lib/gateway-accounts/resume-account-row";
import { UNOPENED_ALARM } from "@/lib/gateway-accounts/unopened-password";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";

/** Why the gateway was asked. */
export type BalanceReason =
  | "connect"
  | "hourly"
  | "sends"
  | "person"
  | "resume"
  | "transfer.before"
  | "transfer.after";

export interface BalanceCheck {
  outcome: GatewayOutcome;
  reason: RefusalReason | null;
  code: string | null;
  used: number | null;
  remaining: number | null;
  detail: Sentence;
  /** The raw answer; empty when there was none. */
  body: string;
  /** By the database's clock, just before the gateway was asked. */
  at: Date;
}

/**
 * Asks the gateway for the balance and writes down what it said: reading, account, what may be
 * promised, ledger, alarms. Never throws for what the gateway does; one of a kind that tells no
 * balance is not asked, and that is refused.
 */
export async function checkBalance(accountId: string, reason: BalanceReason): Promise<BalanceCheck> {
  const row = await requireGatewayAccountRow(accountId);
  if (!gatewayOf(row.kind).can.balance)
    throw new AppError("unprocessable", sentence("problems.gateways.noBalance"));
  const version = await creditVersion(sql.pool(), accountId);
  const [clock] = await sql.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const inUse = await creditsInUse(sql.pool(), accountId);
  const earlier = await earlierAnswers(accountId);
  const answer = await callAccount(row, (gateway) => {
    if (!gateway.balance) throw new Error(`A gateway of kind ${row.kind} tells no balance.`);
    return gateway.balance(earlier);
  });
  const check: BalanceCheck = {
    outcome: answer.outcome,
    reason: answer.reason,
    code: answer.code,
    used: answer.credits?.used ?? null,
    remaining: answer.credits?.remaining ?? null,
    detail: answer.detail,
    body: answer.body,
    at: clock?.at ?? new Date(),
  };
  await sql.transaction((client) =>
    store(client, row, check, { reason, version, inUse, learned: answer.learned }),
  );
  return check;
}

interface Learned {
  reason: BalanceReason;
  version: string | null;
  /** Before the gateway was asked. */
  inUse: number;
  learned: Record<string, string> | undefined;
}

/** Locks go in one order everywhere: credit_account, ledger, gateway_account. */
async function store(
  client: SqlClient,
  row: GatewayAccountRow,
  check: BalanceCheck,
  { reason, version, inUse, learned }: Learned,
): Promise<void> {
  const where = { workspaceId: row.workspace_id, gatewayAccountId: row.id };
  await resolveAlarm(client, { workspaceId: row.workspace_id, kind: UNOPENED_ALARM, entityId: row.id });
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO balance_reading (workspace_id, gateway_account_id, at, used, remaining, raw, reason, epoch)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id::text`,
    [
      row.workspace_id,
      row.id,
      check.at,
      check.used,
      check.remaining,
      check.body || english(check.detail),
      reason,
      row.epoch,
    ],
  );
  if (check.remaining !== null) {
    await refreshAvailable(client, { ...where, remaining: check.remaining, version });
    await recordReading(client, {
      ...where,
      readingId: rows[0]?.id ?? "",
      remaining: check.remaining,
      readAt: check.at,
      used: inUse,
    });
    const goesOn = reason !== "resume" && (await creditArrived(client, row, check.remaining));
    await client.query(
      `UPDATE gateway_account
       SET used = $2, remaining = $3, balance_raw = $4, balance_checked_at = $5, balance_error = NULL
       WHERE id = $1 AND (balance_checked_at IS NULL OR balance_checked_at <= $5)`,
      [row.id, check.used, check.remaining, check.body, check.at],
    );
    if (learned)
      await client.query(
        `UPDATE gateway_account
         SET settings = settings || $2::jsonb
         WHERE id = $1 AND epoch = $3 AND NOT settings @> $2::jsonb`,
        [row.id, JSON.stringify(learned), row.epoch],
      );
    await lowBalance(client, row, check.remaining);
    if (goesOn) await resumeAccountRow(client, systemContext(row.workspace_id, "worker"), row.id);
  } else {
    await client.query("UPDATE gateway_account SET balance_error = $2, balance_raw = $3 WHERE id = $1", [
      row.id,
      keepSentence(check.detail),
      check.body,
    ]);
    if (check.reason === "credentials")
      await pauseGatewayAccount(client, row.id, "credentials", check.detail);
  }
  await notify(client, { workspaceId: row.workspace_id, topic: "balance", id: row.id });
}

/**
 * Whether an account that waits for credit has more than it had, in a workspace that wants it to go
 * on by itself. Any credit is not enough: the gateway refused with what was left.
 */
async function creditArrived(client: SqlClient, row: GatewayAccountRow, remaining: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM gateway_account a JOIN workspace w ON w.id = a.workspace_id
     WHERE a.id = $1 AND a.epoch = $2 AND a.status = 'paused' AND a.paused_reason = 'credits'
       AND $3 > coalesce(a.remaining, 0) AND w.settings ->> 'resumeOnCredit' = 'true'
     FOR UPDATE OF a`,
    [row.id, row.epoch, remaining],
  );
  return rowCount === 1;
}

async function lowBalance(client: SqlClient, row: GatewayAccountRow, remaining: number): Promise<void> {
  const alarm = { workspaceId: row.workspace_id, kind: "balance.low", entityId: row.id };
  if (remaining > (row.low_balance_at ?? 0)) {
    await resolveAlarm(client, alarm);
    return;
  }
  const fresh = await raiseAlarm(client, {
    ...alarm,
    sentence: sentence("alarms.balanceLow", { account: row.label, remaining }),
    detail: { remaining, lowBalanceAt: row.low_balance_at },
  });
  if (!fresh) return;
  const data = { gatewayAccountId: row.id, label: row.label, remaining, lowBalanceAt: row.low_balance_at };
  await enqueueWebhook(client, { workspaceId: row.workspace_id, event: "balance.low", data });
}
