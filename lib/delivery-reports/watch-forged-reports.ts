import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";

/** So many odd calls of one account within an hour are no accident. */
const ODD_CALLS = 10;
/** A report that comes before our own send call has ended finds its message within seconds. */
const EARLY_MINUTES = 10;

interface Watched {
  id: string;
  workspace_id: string;
  label: string;
  strangers: number;
  orphans: number;
  open: boolean;
}

/**
 * Signs of forged delivery reports (D8): calls from addresses that are not on the account's list,
 * and reports of messages that this account never sent. The alarm stays until an hour has passed
 * without them.
 */
export async function watchForgedReports(): Promise<number> {
  const accounts = await sql.query<Watched>(
    `SELECT a.id, a.workspace_id, a.label, seen.strangers, seen.orphans,
       EXISTS (SELECT FROM alarm l
         WHERE l.workspace_id = a.workspace_id
           AND l.kind = 'callbacks.suspicious'
           AND l.entity_id = a.id::text
         AND l.resolved_at IS NULL) AS open
     FROM gateway_account a CROSS JOIN LATERAL (SELECT
       (SELECT count(*)::int
         FROM callback_rejection r
         WHERE r.gateway_account_id = a.id
           AND r.at > now() - interval '1 hour'
           AND r.reason LIKE '%address%') AS strangers,
       (SELECT count(*)::int
         FROM delivery_report d
         WHERE d.gateway_account_id = a.id AND d.verdict = 'waiting' AND d.discarded_at IS NULL
           AND d.received_at BETWEEN now() - interval '1 hour'
             AND now() - make_interval(mins => $1)) AS orphans) AS seen
     WHERE a.archived_at IS NULL`,
    [EARLY_MINUTES],
  );
  let suspicious = 0;
  for (const { id, workspace_id, label, strangers, orphans, open } of accounts) {
    const alarm = { workspaceId: workspace_id, kind: "callbacks.suspicious", entityId: id };
    if (strangers + orphans < ODD_CALLS) {
      if (open) await sql.transaction((client) => resolveAlarm(client, alarm));
      continue;
    }
    suspicious += 1;
    const said = sentence("alarms.forgedReports", { account: label, strangers, orphans });
    await sql.transaction((client) =>
      raiseAlarm(client, { ...alarm, sentence: said, detail: { strangers, orphans } }),
    );
  }
  return suspicious;
}
