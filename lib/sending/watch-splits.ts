import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { chooseForRest } from "@/lib/campaigns/choose-for-rest";
import { sentence } from "@/lib/core/sentence";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { countSplit } from "@/lib/sending/count-split";
import { writeChosenText } from "@/lib/sending/write-chosen-text";
import { decideSplit, type GroupFigures, SPLIT_TEXTS, type Split } from "@/lib/splits/split.rules";

/** One look in so many times as long as it took: a large test is not looked through all day. */
const REST_TIMES = 20;
/** Once a text is chosen, what the groups did is told on, less often, for so many days. */
const AFTER_SECONDS = 30;
const AFTER_DAYS = 8;

const ALARM = "campaign.split";

interface WatchedSplit {
  id: string;
  workspaceId: string;
  name: string;
  status: string;
  split: Split;
  settings: unknown;
  state: "testing" | "waiting" | "writing" | "decided";
  groupEnds: number[];
  writtenTo: number;
  chosen: number | null;
  decidesAt: Date | null;
  due: boolean;
  began: Date;
}

/**
 * Looks at each campaign that tries several texts: counts what became of its groups, decides when
 * the time has come, and writes the chosen text to who waits. Returns how many were decided.
 */
export async function watchSplits(): Promise<number> {
  const due = await sql.query<{ campaign_id: string }>(
    `SELECT s.campaign_id FROM campaign_split s JOIN campaign c ON c.id = s.campaign_id
     WHERE s.next_look_at <= now() AND c.started_at > now() - interval '${AFTER_DAYS + 32} days'
       AND (c.status IN ('sending', 'paused') OR (c.status IN ('finished', 'canceled')
         AND c.finished_at > now() - interval '${AFTER_DAYS} days'))`,
  );
  let decided = 0;
  for (const { campaign_id } of due) if (await lookAt(campaign_id)) decided += 1;
  await resolveOver();
  return decided;
}

/** One transaction behind the row's lock: of several workers one looks, counts and decides. */
async function lookAt(id: string): Promise<boolean> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<WatchedSplit>(
      `SELECT c.id, c.workspace_id AS "workspaceId", c.name, c.status::text, c.split, w.settings, s.state,
         s.group_ends::float8[] AS "groupEnds", s.written_to::float8 AS "writtenTo", s.chosen,
         s.decides_at AS "decidesAt", coalesce(s.decides_at <= now(), false) AS due,
         clock_timestamp() AS began
       FROM campaign_split s JOIN campaign c ON c.id = s.campaign_id JOIN workspace w ON w.id = c.workspace_id
       WHERE s.campaign_id = $1 AND s.next_look_at <= now() AND c.split IS NOT NULL
       FOR UPDATE OF s SKIP LOCKED`,
      [id],
    );
    const watched = rows[0];
    if (watched === undefined) return false;
    const { figures, open } = await countSplit(client, watched);
    await keepFigures(client, watched, figures);
    const goes = watched.status === "sending";
    let decided = false;
    if (goes && watched.state === "testing" && open === 0 && watched.decidesAt === null)
      await client.query(
        `UPDATE campaign_split SET decides_at = now() + make_interval(hours => $2::int)
         WHERE campaign_id = $1`,
        [id, watched.split.afterHours],
      );
    else if (goes && watched.state === "testing" && watched.due)
      decided = await decide(client, watched, figures);
    const more = goes && watched.state === "writing" && (await writeChosenText(client, watched));
    const least = watched.chosen === null ? 1 : AFTER_SECONDS;
    await client.query(
      `UPDATE campaign_split SET next_look_at = CASE WHEN $2 THEN now() ELSE clock_timestamp()
         + greatest(make_interval(secs => $3), ${REST_TIMES} * (clock_timestamp() - $4::timestamptz)) END
       WHERE campaign_id = $1`,
      [id, more || decided, watched.state === "writing" ? 1 : least, watched.began],
    );
    return decided;
  });
}

async function keepFigures(
  client: SqlClient,
  { id, workspaceId }: WatchedSplit,
  figures: GroupFigures[],
): Promise<void> {
  const changed = await client.query(
    `UPDATE campaign_split SET figures = $2::jsonb, counted_at = now()
     WHERE campaign_id = $1 AND (figures IS DISTINCT FROM $2::jsonb OR counted_at IS NULL)`,
    [id, JSON.stringify(figures)],
  );
  if (changed.rowCount) await notify(client, { workspaceId, topic: "campaign", id });
}

/** The figures choose, or the rule for what is too close; else a person is waited for, and told. */
async function decide(client: SqlClient, watched: WatchedSplit, figures: GroupFigures[]): Promise<boolean> {
  const { id, workspaceId, name, split } = watched;
  const choice = decideSplit(figures, split);
  if (choice === null) {
    await client.query("UPDATE campaign_split SET state = 'waiting' WHERE campaign_id = $1", [id]);
    await raiseAlarm(client, {
      workspaceId,
      kind: ALARM,
      entityId: id,
      sentence: sentence("alarms.campaignSplit", { name }),
    });
    await notify(client, { workspaceId, topic: "campaign", id });
    return false;
  }
  if (!(await chooseForRest(client, watched, { ...choice, byName: null }))) return false;
  await recordAudit(client, systemContext(workspaceId, "worker"), {
    action: "campaign.textChosen",
    entity: "campaign",
    entityId: id,
    after: { text: SPLIT_TEXTS[choice.chosen], by: choice.by, figures },
  });
  return true;
}

/** Cancelled while it waited for a person. */
async function resolveOver(): Promise<void> {
  const over = await sql.query<{ workspace_id: string; entity_id: string }>(
    `SELECT a.workspace_id, a.entity_id FROM alarm a JOIN campaign c ON c.id::text = a.entity_id
     WHERE a.kind = $1 AND a.resolved_at IS NULL AND c.status NOT IN ('sending', 'paused')`,
    [ALARM],
  );
  for (const { workspace_id, entity_id } of over)
    await sql.transaction((client) =>
      resolveAlarm(client, { workspaceId: workspace_id, kind: ALARM, entityId: entity_id }),
    );
}
