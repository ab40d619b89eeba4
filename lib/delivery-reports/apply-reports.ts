import { REPORTABLE } from "@/lib/delivery-reports/delivery-report.rules";
import { arrayLiteral, columnLiteral } from "@/lib/platform/db/array-literal";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/** A MsgId within its gateway account: the only key that a report has. */
export interface ReportKey {
  account: string;
  id: string;
}

const MOVABLE = arrayLiteral(REPORTABLE);

/**
 * Applies every report of these MsgIds by the ranked merge: the end depends on the set of reports,
 * not on their order, so it may run any number of times, from several processes (D1–D3). MsgIds
 * that no message has yet are passed over: their reports wait. One statement, a transaction of its
 * own unless it is given a transaction's connection. Returns how many messages have a report that
 * decides.
 */
export async function applyReports(keys: readonly ReportKey[], client?: SqlClient): Promise<number> {
  if (keys.length === 0) return 0;
  const values = [columnLiteral(keys, (key) => key.account), columnLiteral(keys, (key) => key.id), MOVABLE];
  const text = "SELECT apply_delivery_reports($1, $2, $3) AS moved";
  const rows = client
    ? (await client.query<{ moved: number }>(text, values)).rows
    : await sql.query<{ moved: number }>(text, values);
  return rows[0]?.moved ?? 0;
}

/**
 * Called after MsgIds were stored and committed: applies the reports that came before them. The
 * intake stores a report, commits, then looks for the MsgId; this side commits the MsgId, then
 * looks for the report: whoever comes second sees the other.
 */
export async function applyWaitingReports(keys: ReportKey[]): Promise<number> {
  if (keys.length === 0) return 0;
  const waiting = await sql.query<ReportKey>(
    `SELECT r.gateway_account_id AS account, r.gateway_message_id AS id
     FROM unnest($1::uuid[], $2::text[]) AS k (account, id)
     JOIN delivery_report r ON r.gateway_account_id = k.account
       AND r.gateway_message_id = k.id
       AND r.verdict = 'waiting'`,
    [columnLiteral(keys, (key) => key.account), columnLiteral(keys, (key) => key.id)],
  );
  return applyReports(waiting);
}

/**
 * The net under both sides, run by the worker: applies any waiting report whose message is known by
 * now.
 */
export async function sweepWaitingReports(limit = 1000): Promise<number> {
  const waiting = await sql.query<ReportKey>(
    `SELECT r.gateway_account_id AS account, r.gateway_message_id AS id FROM delivery_report r
     JOIN gateway_message_id g ON g.gateway_account_id = r.gateway_account_id
       AND g.gateway_message_id = r.gateway_message_id
     WHERE r.verdict = 'waiting' AND r.discarded_at IS NULL LIMIT $1`,
    [limit],
  );
  return applyReports(waiting);
}
