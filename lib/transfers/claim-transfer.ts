import { keepSentence, keepTold, readKept, type Told } from "@/lib/core/kept-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { withAnswer } from "@/lib/gateways/with-answer";
import "server-only";
import type { RefusalReason } from "@/lib/core/gateway-answer";
import { notHeld } from "@/lib/core/not-held";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import type { TransferRow } from "@/lib/transfers/settle-transfer";
import { UNREACHED_MINUTES } from "@/lib/transfers/transfer.rules";

/** Longer than the three calls that one try makes, each at most 40 seconds. */
const LEASE_SECONDS = 180;

export interface ClaimedTransfer extends TransferRow {
  [column: string]: unknown;
  first_attempt_at: Date | null;
  /**
   * An earlier attempt may have been taken: it was unknown, or the process died before it learnt
   * the answer.
   */
  asked: boolean;
  /** Of the account's gateway. */
  kind: string;
  hours_since_first: number | null;
  too_old: boolean;
  given_up: boolean;
  account_reason: string | null;
  /** Customer, account and asker are still what they were when it was confirmed. */
  owned: boolean;
}

export interface StoredAnswer {
  outcome: "accepted" | "refused";
  reason: RefusalReason | null;
  code: string | null;
  detail: Told;
  body: string;
}

/**
 * Takes one transfer that is due: a new one, one to ask again about, or one whose process died (its
 * lease has run out). Ownership is read again here, at the time of the call (T12): customer and
 * account not archived, still belonging together, and whoever asked still allowed to.
 */
export async function claimTransfer(owner: string, onlyId: string | null): Promise<ClaimedTransfer | null> {
  const claimed = await sql.first<ClaimedTransfer>(
    `WITH due AS (
       SELECT id FROM transfer
       WHERE status IN ('pending', 'sending')
         AND execute_at <= now()
         AND (lease_until IS NULL OR lease_until < now())
         AND ($2::uuid IS NULL OR id = $2::uuid) AND ${notHeld("transfer.workspace_id")}
       ORDER BY execute_at LIMIT 1 FOR UPDATE SKIP LOCKED
     )
     UPDATE transfer t
     SET status = 'sending', owner = $1, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
     FROM due, customer c, gateway_account a
     WHERE t.id = due.id AND c.id = t.customer_id AND a.id = t.gateway_account_id
     RETURNING t.id, t.workspace_id, t.gateway_account_id, t.customer_id, t.credits, t.seqno,
       t.status::text AS status, t.attempts, c.username,
       t.first_attempt_at, a.kind,
       extract(epoch FROM now() - t.first_attempt_at)::float8 / 3600 AS hours_since_first,
       coalesce(t.first_attempt_at < now() - make_interval(mins => ${UNREACHED_MINUTES}), false) AS given_up,
       EXISTS (SELECT FROM transfer_attempt x
         WHERE x.transfer_id = t.id AND (x.outcome IS NULL OR x.outcome = 'unknown')) AS asked,
       a.paused_reason AS account_reason,
       (c.workspace_id = t.workspace_id
         AND c.gateway_account_id = t.gateway_account_id
         AND c.archived_at IS NULL
        AND a.workspace_id = t.workspace_id AND a.archived_at IS NULL
        AND NOT EXISTS (SELECT FROM member m
          WHERE m.id::text = t.created_by_id
            AND (m.disabled_at IS NOT NULL OR m.workspace_id <> t.workspace_id
                        OR m.role NOT IN ('owner', 'admin', 'reseller')))
        AND NOT EXISTS (SELECT FROM api_key k
          WHERE k.id::text = t.created_by_id AND (k.revoked_at IS NOT NULL OR k.expires_at < now()
                        OR (k.held_by_id IS NOT NULL
                          AND NOT EXISTS (SELECT FROM member h
                            WHERE h.workspace_id = t.workspace_id AND h.user_id = k.held_by_id
                            AND h.disabled_at IS NULL
                            AND h.role IN ('owner', 'admin', 'reseller')))))) AS owned`,
    [owner, onlyId],
  );
  return claimed && Object.assign(claimed, { too_old: isTooOld(claimed) });
}

/** Whether the gateway may have forgotten the reference, or would never have known a repeat. */
function isTooOld({ kind, hours_since_first: hours }: Pick<ClaimedTransfer, "kind" | "hours_since_first">) {
  const { repeatIsSafeForHours } = gatewayOf(kind);
  return repeatIsSafeForHours === null || (hours ?? 0) > repeatIsSafeForHours;
}

/**
 * Writes the attempt down before the call. False when the lease was lost, or a call that may have
 * been taken is too old to be repeated safely: then nothing may be called.
 */
export function beginAttempt(
  transfer: ClaimedTransfer,
  owner: string,
  balanceBefore: number | null,
): Promise<boolean> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<{ attempts: number }>(
      `UPDATE transfer SET attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, now()),
         balance_before = CASE WHEN $4::boolean THEN balance_before ELSE $3::bigint END,
         lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
       WHERE id = $1 AND status = 'sending' AND owner = $2 AND lease_until > now()
         AND (NOT $4::boolean OR first_attempt_at > now() - make_interval(secs => $5::float8 * 3600))
       RETURNING attempts`,
      [transfer.id, owner, balanceBefore, transfer.asked, gatewayOf(transfer.kind).repeatIsSafeForHours ?? 0],
    );
    const number = rows[0]?.attempts;
    if (number === undefined) return false;
    transfer.attempts = number;
    await client.query(
      `INSERT INTO transfer_attempt (transfer_id, number, workspace_id, balance_before)
       VALUES ($1, $2, $3, $4)`,
      [transfer.id, number, transfer.workspace_id, balanceBefore],
    );
    return true;
  });
}

/** Writes down that the gateway could not be reached to read the balance, so nothing was called. */
export async function noteUnreached(
  transfer: ClaimedTransfer,
  owner: string,
  detail: Sentence,
): Promise<void> {
  await sql.query(
    `WITH counted AS (
       UPDATE transfer SET attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, now())
       WHERE id = $1 AND status = 'sending' AND owner = $2 RETURNING id, attempts, workspace_id
     )
     INSERT INTO transfer_attempt (transfer_id, number, workspace_id, finished_at, outcome, detail)
     SELECT id, attempts, workspace_id, now(), 'notSent', $3 FROM counted`,
    [transfer.id, owner, keepSentence(detail)],
  );
  transfer.attempts += 1;
}

/** Stores what the call brought back, before anything is concluded from it. */
export async function finishAttempt(
  transfer: ClaimedTransfer,
  answer: { outcome: string; code: string | null; detail: Sentence; body: string },
): Promise<void> {
  await sql.query(
    `UPDATE transfer_attempt
     SET finished_at = now(), outcome = $3, code = $4, detail = $5
     WHERE transfer_id = $1 AND number = $2`,
    [transfer.id, transfer.attempts, answer.outcome, answer.code, keepSentence(withAnswer(answer))],
  );
}

/**
 * What the last attempt was told before its process died: the answer stands, and asking again would
 * only be called a duplicate. Refused credentials settle nothing when something was asked before
 * it, so it is asked again.
 */
export async function storedAnswer(transfer: ClaimedTransfer): Promise<StoredAnswer | null> {
  if (transfer.attempts === 0) return null;
  const last = await sql.first<Omit<StoredAnswer, "reason" | "detail"> & { detail: string }>(
    `SELECT outcome, code, detail, '' AS body
     FROM transfer_attempt
     WHERE transfer_id = $1
     ORDER BY number DESC
     LIMIT 1`,
    [transfer.id],
  );
  if (last?.outcome !== "accepted" && last?.outcome !== "refused") return null;
  const reason = last.outcome === "refused" ? gatewayOf(transfer.kind).reasonOf(last.code) : null;
  return reason === "credentials" ? null : { ...last, detail: readKept(last.detail), reason };
}

/** Attempts whose process died before the answer: they may have been taken. */
export async function closeLostAttempts(transferId: string): Promise<void> {
  await sql.query(
    `UPDATE transfer_attempt
     SET finished_at = now(), outcome = 'unknown', detail = $2
     WHERE transfer_id = $1 AND outcome IS NULL`,
    [transferId, keepSentence(sentence("rules.call.stopped"))],
  );
}

/** Gives the transfer back, to be asked about again later with the same seqno. */
export async function postpone(
  transfer: ClaimedTransfer,
  owner: string,
  seconds: number,
  code: string | null,
  detail: Told,
): Promise<void> {
  await sql.transaction(async (client) => {
    const moved = await client.query(
      `UPDATE transfer SET execute_at = now() + make_interval(secs => $3), owner = NULL, lease_until = NULL,
         code = coalesce($4, code), detail = $5
       WHERE id = $1 AND status = 'sending' AND owner = $2 RETURNING id`,
      [transfer.id, owner, seconds, code, keepTold(detail)],
    );
    if (moved.rowCount === 1)
      await notify(client, { workspaceId: transfer.workspace_id, topic: "transfer", id: transfer.id });
  });
}
