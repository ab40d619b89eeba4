import type { ReportKey } from "@/lib/delivery-reports/apply-reports";
import type { ReportMeaning } from "@/lib/delivery-reports/delivery-report.rules";
import { columnLiteral } from "@/lib/platform/db/array-literal";
import { sql } from "@/lib/platform/db/sql";

/** A delivery report as it came in. */
export interface IncomingReport {
  workspaceId: string;
  gatewayAccountId: string;
  gatewayMessageId: string;
  /** The reference that its message was sent with, where the gateway gives it back. */
  key?: string;
  statusCode: string;
  /** What its gateway says the code means, and which of several reports decides. */
  meaning: ReportMeaning;
  rank: number;
  sender: string;
  /** What its message is charged as, where it says so. */
  charge?: { category: string; free: boolean };
  /** The call as it stood, at most 4 KB. */
  raw: string;
  ip: string | null;
  /** Milliseconds since the epoch when it reached us. */
  receivedAt: number;
}

/**
 * Stores a batch of reports in one commit; the caller may answer 200 after it. A repeat of
 * (account, MsgId, status) counts up instead of adding a row (D2), and counts again if it had been
 * discarded (D8). Returns their keys, to be applied in a second transaction; a failure there loses
 * nothing: the sweep applies them later.
 */
export async function storeReports(reports: IncomingReport[]): Promise<ReportKey[]> {
  const merged = new Map<string, IncomingReport & { times: number }>();
  for (const report of reports) {
    const key = `${report.gatewayAccountId}/${report.statusCode}/${report.gatewayMessageId}`;
    const known = merged.get(key);
    if (known) known.times += 1;
    else merged.set(key, { ...report, times: 1 });
  }
  const rows = [...merged.values()].sort((a, b) => (a.gatewayMessageId < b.gatewayMessageId ? -1 : 1));
  return sql.query<{ account: string; id: string }>(
    `INSERT INTO delivery_report AS r (
       workspace_id, gateway_account_id, gateway_message_id, status_code, meaning, rank, sender, raw, ip,
       received_at, times, last_received_at)
     SELECT w, a, m, s, g, k, f, q, i, to_timestamp(t / 1000.0), n, to_timestamp(t / 1000.0)
     FROM unnest(
       $1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::text[], $8::text[],
       $9::text[], $10::float8[], $11::int[]) AS u (w, a, m, s, g, k, f, q, i, t, n)
     ON CONFLICT (gateway_account_id, gateway_message_id, status_code) DO UPDATE
     SET times = r.times + excluded.times, last_received_at = excluded.last_received_at,
       meaning = excluded.meaning, rank = excluded.rank, discarded_at = NULL
     RETURNING gateway_account_id AS account, gateway_message_id AS id`,
    [
      columnLiteral(rows, (r) => r.workspaceId),
      columnLiteral(rows, (r) => r.gatewayAccountId),
      columnLiteral(rows, (r) => r.gatewayMessageId),
      columnLiteral(rows, (r) => r.statusCode),
      columnLiteral(rows, (r) => r.meaning),
      columnLiteral(rows, (r) => r.rank),
      columnLiteral(rows, (r) => r.sender),
      columnLiteral(rows, (r) => r.raw),
      columnLiteral(rows, (r) => r.ip),
      columnLiteral(rows, (r) => r.receivedAt),
      columnLiteral(rows, (r) => r.times),
    ],
  );
}
