import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import { sentence } from "@/lib/core/sentence";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { type KeptCare, readEvidence } from "@/lib/sending/care-evidence";
import { judgeFirstOnes } from "@/lib/sending/judge-first-ones";
import { type CareLimits, judgeCare } from "@/lib/sending-rules/care.rules";
import type { Judged, PausedFor } from "@/lib/sending-rules/care.view";

const ALARM = "campaign.paused";

interface Watched extends CareLimits {
  id: string;
  workspace_id: string;
  name: string;
  slow: boolean;
  care: KeptCare | null;
}

/**
 * What is no number counts as none. Of people who could not be reached before many cannot be
 * reached again: that says nothing of the list, and pauses nothing.
 */
const shareOf = (name: keyof CareLimits) => `CASE WHEN jsonb_typeof(w.settings -> '${name}') = 'number'
  THEN (w.settings ->> '${name}')::float8 END`;

/**
 * Each second: campaigns that are sending and of which too many fail or ask to stop pause by
 * themselves (S35), and a slow start goes on or pauses (S36). It reads tallies, never the messages
 * of a campaign, and nothing is added to the claim. Returns how many paused.
 */
export async function watchCare(): Promise<number> {
  const watched = await sql.query<Watched>(
    `SELECT c.id, c.workspace_id, c.name, c.care,
       coalesce(c.slow_start AND c.slow_ended_at IS NULL, false) AS slow,
       CASE WHEN c.retry_of IS NULL THEN ${shareOf("pauseOnFailureShare")} END AS "pauseOnFailureShare",
       ${shareOf("pauseOnOptOutShare")} AS "pauseOnOptOutShare"
     FROM campaign c JOIN workspace w ON w.id = c.workspace_id
     WHERE c.status = 'sending' AND c.kind = 'campaign'
       AND ((c.slow_start AND c.slow_ended_at IS NULL)
         OR jsonb_typeof(w.settings -> 'pauseOnFailureShare') = 'number'
         OR jsonb_typeof(w.settings -> 'pauseOnOptOutShare') = 'number')`,
  );
  let paused = 0;
  for (const campaign of watched) if (await watch(campaign)) paused += 1;
  await resolveOver();
  return paused;
}

async function watch(campaign: Watched): Promise<boolean> {
  return sql.transaction(async (client) => {
    const evidence = await readEvidence(client, campaign.id);
    const from = campaign.care?.from ?? null;
    let verdict = judgeCare(evidence, from, campaign);
    if (verdict === null && campaign.slow) verdict = await judgeFirstOnes(client, campaign);
    if (verdict === null) return false;
    const codes = Object.entries(evidence.codes)
      .map(([code, count]) => ({ code, count: count - (from?.codes[code] ?? 0) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .slice(0, 5);
    return pauseItself(client, campaign, { ...verdict, codes: verdict.reason === "failures" ? codes : [] });
  });
}

async function pauseItself(
  client: SqlClient,
  campaign: Watched,
  why: Judged & Pick<PausedFor, "codes">,
): Promise<boolean> {
  const { to, allowed } = moveSql("pauseItself");
  const moved = await client.query(
    `UPDATE campaign
     SET ${to}, paused_reason = $2, paused_at = now(), paused_by_name = NULL, updated_at = now(),
       care = coalesce(care, '{}') || jsonb_build_object('paused', $3::jsonb)
     WHERE id = $1 AND ${allowed} AND care IS NOT DISTINCT FROM $4::jsonb`,
    [campaign.id, why.reason, JSON.stringify(why), campaign.care && JSON.stringify(campaign.care)],
  );
  if (moved.rowCount === 0) return false;
  const { id, workspace_id: workspaceId, name } = campaign;
  await raiseAlarm(client, {
    workspaceId,
    kind: ALARM,
    entityId: id,
    sentence: sentence(SAID[why.reason], { name, count: why.count, of: why.of }),
    detail: { ...why },
  });
  await recordAudit(client, systemContext(workspaceId, "worker"), {
    action: "campaign.paused",
    entity: "campaign",
    entityId: id,
    after: { ...why },
  });
  await notify(client, { workspaceId, topic: "campaign", id });
  return true;
}

const SAID = {
  failures: "alarms.campaignFailures",
  opt_outs: "alarms.campaignOptOuts",
  slow_start: "alarms.campaignSlowStart",
} as const satisfies Record<Judged["reason"], string>;

/** Resumed or cancelled: a person has dealt with it. */
async function resolveOver(): Promise<void> {
  const over = await sql.query<{ workspace_id: string; entity_id: string }>(
    `SELECT a.workspace_id, a.entity_id FROM alarm a JOIN campaign c ON c.id::text = a.entity_id
     WHERE a.kind = $1 AND a.resolved_at IS NULL AND c.status <> 'paused'`,
    [ALARM],
  );
  for (const { workspace_id, entity_id } of over)
    await sql.transaction((client) =>
      resolveAlarm(client, { workspaceId: workspace_id, kind: ALARM, entityId: entity_id }),
    );
}
