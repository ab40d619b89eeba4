import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { readEvidence } from "@/lib/sending/care-evidence";

/**
 * Before a person resumes what paused by itself: what is known now does not pause it again, and a
 * slow start is over, for a person has looked at it.
 */
export async function forgiveCare(client: SqlRunner, campaignId: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM campaign
     WHERE id = $1::uuid AND status = 'paused' AND paused_reason IN ('failures', 'opt_outs', 'slow_start')
     FOR UPDATE`,
    [campaignId],
  );
  if (rows.length === 0) return;
  const { settled, failures, optOuts, codes } = await readEvidence(client, campaignId);
  await client.query(
    `UPDATE campaign SET care = $2::jsonb,
       slow_ended_at = CASE WHEN slow_start THEN coalesce(slow_ended_at, now()) END
     WHERE id = $1::uuid`,
    [campaignId, JSON.stringify({ from: { settled, failures, optOuts, codes } })],
  );
}
