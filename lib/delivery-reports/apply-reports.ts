import { decidingReport, mergedStatus, REPORTABLE, reportVerdict } from "@/lib/delivery-reports/delivery-report.rules";
import { columnLiteral } from "@/lib/platform/db/array-literal";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/** A MsgId within its gateway account: the only key that a report has. */
export interface ReportKey {
  account: string;
  id: string;
}

interface Target {
  gateway_account_id: string;
  gateway_message_id: string;
  campaign_id: string;
  message_id: number;
}

/**
 * Applies every report of these MsgIds by the ranked merge: the end depends on the set of reports, not on their order, so it may run any number of
 * times, from several processes (D1–D3). Messages are locked in one order. MsgIds that no message has yet are passed over: their reports wait.
 */
export async function applyReports(client: SqlClient, keys: ReportKey[]): Promise<number> {
  if (keys.length === 0) return 0;
  const distinct = [...new Map(keys.map((key) => [`${key.account}/${key.id}`, key])).values()];
  const targets = await client.query<Target>(
    `SELECT g.gateway_account_id, g.gateway_message_id, g.campaign_id, g.message_id
     FROM unnest($1::uuid[], $2::text[]) AS k (account, id)
     JOIN gateway_message_id g ON g.gateway_account_id = k.account AND g.gateway_message_id = k.id
     JOIN message m ON m.campaign_id = g.campaign_id AND m.id = g.message_id
     ORDER BY g.campaign_id, g.message_id FOR UPDATE OF m`,
    [columnLiteral(distinct, (key) => key.account), columnLiteral(distinct, (key) => key.id)],
  );
  if (targets.rows.length === 0) return 0;
  const rows = targets.rows;
  const reports = await client.query<{
    id: number;
    gateway_account_id: string;
    gateway_message_id: string;
    status_code: string;
    verdict: string;
    received: number;
  }>(
    `SELECT r.id, r.gateway_account_id, r.gateway_message_id, r.status_code, r.verdict, date_part('epoch', r.received_at) AS received
     FROM unnest($1::uuid[], $2::text[]) AS k (account, id)
     JOIN delivery_report r ON r.gateway_account_id = k.account AND r.gateway_message_id = k.id WHERE r.discarded_at IS NULL`,
    [columnLiteral(rows, (row) => row.gateway_account_id), columnLiteral(rows, (row) => row.gateway_message_id)],
  );
  const byKey = new Map<string, typeof reports.rows>();
  for (const report of reports.rows) {
    const key = `${report.gateway_account_id}/${report.gateway_message_id}`;
    const group = byKey.get(key);
    if (group) group.push(report);
    else byKey.set(key, [report]);
  }
  const moves: { campaign: string; message: number; status: string; code: string; at: number }[] = [];
  const verdicts: { id: number; verdict: string; campaign: string; message: number }[] = [];
  for (const row of rows) {
    const group = byKey.get(`${row.gateway_account_id}/${row.gateway_message_id}`) ?? [];
    const codes = group.map((report) => report.status_code);
    const deciding = decidingReport(codes);
    const status = mergedStatus(codes);
    for (const report of group) {
      const verdict = reportVerdict(report.status_code, deciding);
      if (verdict !== report.verdict) verdicts.push({ id: report.id, verdict, campaign: row.campaign_id, message: row.message_id });
    }
    const decider = group.find((report) => report.status_code === deciding);
    if (status && decider)
      moves.push({ campaign: row.campaign_id, message: row.message_id, status, code: decider.status_code, at: decider.received });
  }
  await moveMessages(client, moves);
  await storeVerdicts(client, verdicts);
  return moves.length;
}

async function moveMessages(
  client: SqlClient,
  moves: { campaign: string; message: number; status: string; code: string; at: number }[],
): Promise<void> {
  if (moves.length === 0) return;
  await client.query(
    `UPDATE message m SET status = u.status::message_status, tracked = true, claim_id = NULL,
       failure_code = CASE WHEN u.status = 'delivered' THEN NULL ELSE u.code END,
       sent_at = coalesce(m.sent_at, to_timestamp(u.at)), final_at = to_timestamp(u.at)
     FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::float8[]) AS u (campaign_id, id, status, code, at)
     WHERE m.campaign_id = u.campaign_id AND m.id = u.id AND m.status = ANY ($6::text[]::message_status[])
       AND (m.status::text, coalesce(m.failure_code, '')) IS DISTINCT FROM (u.status, CASE WHEN u.status = 'delivered' THEN '' ELSE u.code END)`,
    [
      columnLiteral(moves, (m) => m.campaign),
      columnLiteral(moves, (m) => m.message),
      columnLiteral(moves, (m) => m.status),
      columnLiteral(moves, (m) => m.code),
      columnLiteral(moves, (m) => m.at),
      REPORTABLE,
    ],
  );
}

async function storeVerdicts(
  client: SqlClient,
  verdicts: { id: number; verdict: string; campaign: string; message: number }[],
): Promise<void> {
  if (verdicts.length === 0) return;
  await client.query(
    `UPDATE delivery_report r SET verdict = u.verdict, campaign_id = u.campaign_id, message_id = u.message_id
     FROM unnest($1::bigint[], $2::text[], $3::uuid[], $4::bigint[]) AS u (id, verdict, campaign_id, message_id) WHERE r.id = u.id`,
    [
      columnLiteral(verdicts, (v) => v.id),
      columnLiteral(verdicts, (v) => v.verdict),
      columnLiteral(verdicts, (v) => v.campaign),
      columnLiteral(verdicts, (v) => v.message),
    ],
  );
}

/**
 * Called after MsgIds were stored and committed: applies the reports that came before them. The intake stores a report, commits, then looks for the
 * MsgId; this side commits the MsgId, then looks for the report: whoever comes second sees the other.
 */
export async function applyWaitingReports(keys: ReportKey[]): Promise<number> {
  if (keys.length === 0) return 0;
  const waiting = await sql.query<ReportKey>(
    `SELECT r.gateway_account_id AS account, r.gateway_message_id AS id FROM unnest($1::uuid[], $2::text[]) AS k (account, id)
     JOIN delivery_report r ON r.gateway_account_id = k.account AND r.gateway_message_id = k.id AND r.verdict = 'waiting'`,
    [columnLiteral(keys, (key) => key.account), columnLiteral(keys, (key) => key.id)],
  );
  return waiting.length === 0 ? 0 : sql.transaction((client) => applyReports(client, waiting));
}

/** The net under both sides, run by the worker: applies any waiting report whose message is known by now. */
export async function sweepWaitingReports(limit = 1000): Promise<number> {
  const waiting = await sql.query<ReportKey>(
    `SELECT r.gateway_account_id AS account, r.gateway_message_id AS id FROM delivery_report r
     JOIN gateway_message_id g ON g.gateway_account_id = r.gateway_account_id AND g.gateway_message_id = r.gateway_message_id
     WHERE r.verdict = 'waiting' AND r.discarded_at IS NULL LIMIT $1`,
    [limit],
  );
  return waiting.length === 0 ? 0 : sql.transaction((client) => applyReports(client, waiting));
}
