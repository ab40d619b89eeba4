import { sentence } from "@/lib/core/sentence";
import "server-only";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { silenceOf } from "@/lib/callback-doctor/silence.rules";
import { sql } from "@/lib/platform/db/sql";

interface Row {
  [column: string]: unknown;
  id: string;
  workspace_id: string;
  label: string;
  waiting: number;
  /** Hours since the last of them was sent; null when none waits. */
  hours: number | null;
  turned_away: boolean;
  /** The gateway called an older pair of URLs last, and its week is nearly over. */
  old_urls: boolean;
}

/**
 * For the worker's loop: tells people when delivery reports that should have come have not, and
 * when the gateway still calls URLs that were replaced. Counts from the tallies of tracked
 * campaigns whose last send is later than the last report, so no message is looked at; less than a
 * fifth without a report is left to phones that are switched off.
 */
export async function watchCallbacks(): Promise<void> {
  const accounts = await sql.query<Row>(
    `SELECT a.id, a.workspace_id, a.label, coalesce(w.waiting, 0)::int AS waiting, w.hours::float8 AS hours,
       EXISTS (SELECT FROM callback_rejection r
         WHERE r.gateway_account_id = a.id
           AND r.kind <> 'inbound-messages'
           AND r.at > greatest(k.last, w.since)) AS turned_away,
       k.old_last > coalesce(k.new_last, '-infinity') AND k.old_ends < now() + interval '2 days' AS old_urls
     FROM gateway_account a
     CROSS JOIN LATERAL (
       SELECT coalesce(max(last_report_at), '-infinity') AS last,
         max(greatest(last_report_at, last_inbound_at)) FILTER (WHERE expires_at IS NULL) AS new_last,
         max(greatest(last_report_at, last_inbound_at)) FILTER (WHERE expires_at IS NOT NULL
           AND retired_at IS NULL) AS old_last,
         max(expires_at) FILTER (WHERE retired_at IS NULL) AS old_ends
       FROM callback_token WHERE gateway_account_id = a.id) AS k
     LEFT JOIN LATERAL (
       SELECT sum(t.sent) AS waiting, min(c.started_at) AS since,
         extract(epoch FROM now() - max(s.last_sent)) / 3600 AS hours
       FROM campaign c
       CROSS JOIN LATERAL (SELECT coalesce(sum(sent), 0) AS sent,
         coalesce(sum(sent + delivered + failed + expired + rejected + unknown), 0) AS taken
                           FROM campaign_tally WHERE campaign_id = c.id) AS t
       CROSS JOIN LATERAL (SELECT CASE
           WHEN c.status = 'sending' THEN now() - interval '15 minutes'
           ELSE coalesce(c.finished_at, c.updated_at) END AS last_sent) AS s
       WHERE c.gateway_account_id = a.id
         AND c.tracked
         AND c.started_at < now() - interval '15 minutes'
         AND c.started_at > now() - interval '3 days'
         AND t.sent > 0
         AND t.sent >= t.taken * 0.2
         AND s.last_sent > k.last
         AND s.last_sent <= now() - interval '15 minutes') AS w ON true
     WHERE a.archived_at IS NULL`,
  );
  for (const account of accounts) {
    await sql.transaction(async (client) => {
      const about = { workspaceId: account.workspace_id, entityId: account.id };
      const silence = silenceOf({
        label: account.label,
        waiting: account.waiting,
        hours: account.hours,
        turnedAway: account.turned_away,
      });
      if (silence === null) await resolveAlarm(client, { ...about, kind: "callbacks.silent" });
      else
        await raiseAlarm(client, {
          ...about,
          kind: "callbacks.silent",
          sentence: silence,
          detail: { waiting: account.waiting },
        });
      if (account.old_urls) {
        const said = sentence("alarms.oldUrls", { account: account.label });
        await raiseAlarm(client, { ...about, kind: "callbacks.old-urls", sentence: said });
      } else await resolveAlarm(client, { ...about, kind: "callbacks.old-urls" });
    });
  }
}
