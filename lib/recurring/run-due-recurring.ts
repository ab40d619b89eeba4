import type { WorkspaceContext } from "@/lib/access/context";
import { systemContext } from "@/lib/access/system-context";
import { askForApproval } from "@/lib/approvals/ask-for-approval";
import { authorsOf } from "@/lib/approvals/authors-of";
import { rolesBehind } from "@/lib/approvals/standing-approval";
import { launchDraft } from "@/lib/campaigns/launch-campaign";
import { PLAN_COLUMNS } from "@/lib/campaigns/plan-columns";
import { ApprovalNeeded } from "@/lib/campaigns/require-approval";
import { AppError } from "@/lib/core/app-error";
import { keepSentence } from "@/lib/core/kept-sentence";
import type { Sentence } from "@/lib/core/sentence";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { JOINED_AFTER } from "@/lib/recurring/count-next";
import type { RecurringContent, RecurringRunView } from "@/lib/recurring/recurring.view";
import { nextOccurrence, occasionOf, type Plan } from "@/lib/repeats/recurrence.rules";

/** What stood in the way of a run is looked at again so often, until its window is over. */
const AGAIN_SECONDS = 60;
const HOUR = 3_600_000;

interface Due {
  id: string;
  workspace_id: string;
  slug: string;
  name: string;
  status: "active" | "paused";
  content: RecurringContent;
  recurrence: Plan["recurrence"];
  clock: string;
  time_zone: string;
  starts_on: string;
  ends_on: string | null;
  window_hours: number;
  next_occurrence: string;
  next_at: Date;
  skip_next: boolean;
  problem: string | null;
  created_by_id: string | null;
  created_by_name: string;
  joined_after: number;
  late: boolean;
  now: Date;
}

const DUE = `r.next_at <= now() AND (r.try_at IS NULL OR r.try_at <= now()) AND w.held_since IS NULL`;

/**
 * Begins every run whose time has come, by the database's clock (S17). Each is dealt with in one
 * transaction: the note that it came, its campaign with all recipients, and the next time. Killed
 * midway nothing of it is there, and whichever worker comes next does it (S39). Of a workspace that
 * is held after a restore nothing is begun.
 */
export async function runDueRecurring(): Promise<number> {
  let done = 0;
  for (;;) {
    const due = await sql.first<{ id: string }>(
      `SELECT r.id FROM recurring_campaign r JOIN workspace w ON w.id = r.workspace_id
       WHERE r.status <> 'ended' AND ${DUE} LIMIT 1`,
    );
    if (due === null) return done;
    const failed: { id?: string } = {};
    try {
      if (!(await sql.transaction((client) => runNext(client, failed)))) return done;
      done += 1;
    } catch (error) {
      // A defect in one keeps no other waiting.
      await sql.execute(
        "UPDATE recurring_campaign SET try_at = now() + make_interval(secs => $2) WHERE id = $1",
        [failed.id ?? null, AGAIN_SECONDS],
      );
      throw error;
    }
  }
}

async function runNext(client: SqlClient, failed: { id?: string }): Promise<boolean> {
  const { rows } = await client.query<Due>(
    `SELECT r.*, w.slug, ${JOINED_AFTER} AS joined_after, now() AS now,
       r.next_at < now() - make_interval(hours => r.window_hours) AS late
     FROM recurring_campaign r JOIN workspace w ON w.id = r.workspace_id
     WHERE r.status <> 'ended' AND ${DUE}
     ORDER BY r.next_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
  );
  const due = rows[0];
  if (due === undefined) return false;
  failed.id = due.id;
  if (await isDealtWith(client, due)) {
    await advance(client, due);
    return true;
  }
  const skipped = skipReason(due);
  if (skipped !== null) {
    await note(client, due, skipped, due.problem, null);
    await advance(client, due);
    return true;
  }
  await client.query("SAVEPOINT launching");
  try {
    await note(client, due, "launched", null, await launchRun(client, due));
    await advance(client, due);
  } catch (error) {
    const asks = error instanceof ApprovalNeeded ? error : null;
    const why = error instanceof AppError && error.sentence;
    if (!asks && !why) throw error;
    await client.query("ROLLBACK TO SAVEPOINT launching");
    if (asks) await holdRun(client, due, asks);
    else if (why) await stopped(client, due, why);
  }
  return true;
}

/** Where a clock was set back: the same time never comes twice. */
async function isDealtWith(client: SqlClient, { id, next_occurrence }: Due): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT FROM recurring_run WHERE recurring_id = $1 AND occurrence = $2",
    [id, next_occurrence],
  );
  return rowCount === 1;
}

/** What is late was refused before, where something stood in its way while there was time. */
function skipReason({ status, skip_next, late, problem }: Due): RecurringRunView["outcome"] | null {
  if (status === "paused") return "paused";
  if (skip_next) return "asked";
  if (!late) return null;
  return problem === null ? "late" : "refused";
}

/** Nobody's occasion is no fault; what else stands in the way is tried again in its window. */
async function stopped(client: SqlClient, due: Due, why: Sentence): Promise<void> {
  if (why.key === "problems.campaigns.nobody") {
    await note(client, due, "nobody", null, null);
    return advance(client, due);
  }
  await client.query(
    `UPDATE recurring_campaign SET problem = $2, try_at = now() + make_interval(secs => $3) WHERE id = $1`,
    [due.id, keepSentence(why), AGAIN_SECONDS],
  );
}

/**
 * Another person has to say yes: the run is a draft that waits for it until its window is over, and
 * the yes is one for the later runs too. Who joins is asked about once a day.
 */
async function holdRun(client: SqlClient, due: Due, { demand, size }: ApprovalNeeded): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM recurring_run
     WHERE recurring_id = $1 AND outcome = 'held' AND created_at > now() - interval '1 day' LIMIT 1`,
    [due.id],
  );
  if (due.recurrence.on === "join" && rowCount) return advance(client, due);
  const id = await insertRun(client, due);
  await note(client, due, "held", null, id);
  await askForApproval(client, systemContext(due.workspace_id, "worker"), id, {
    ...{ demand, ...size, note: "" },
    until: new Date(due.next_at.getTime() + due.window_hours * HOUR),
    byId: due.created_by_id,
    byIds: await authorsOf(client, due.workspace_id, id),
    byName: due.created_by_name,
  });
  await advance(client, due);
}

/** A campaign of its own, launched as any other: lists and segments are asked now. */
async function launchRun(client: SqlClient, due: Due): Promise<string> {
  const id = await insertRun(client, due);
  const system = systemContext(due.workspace_id, "worker");
  const ctx: WorkspaceContext = { ...system, workspaceSlug: due.slug };
  const behind = await rolesBehind(client, due.workspace_id, due.id);
  await launchDraft(client, ctx, { id, immediately: true, rolesBehind: behind });
  return id;
}

async function insertRun(client: SqlClient, due: Due): Promise<string> {
  const { message, audience, tracked, templateVersionId, ...plan } = due.content;
  const occasion = occasionOf(due.id, due.recurrence, due.next_occurrence, due.joined_after);
  const chosen = Object.entries(PLAN_COLUMNS) as [keyof typeof PLAN_COLUMNS, string][];
  const values = [
    ...[due.workspace_id, runName(due), message, audience, occasion, tracked, templateVersionId],
    ...[due.time_zone, due.created_by_id, due.created_by_name],
    ...chosen.map(([field]) => plan[field] ?? null),
  ];
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, message, audience, occasion, tracked, template_version_id,
       time_zone, created_by_id, created_by_name, ${chosen.map(([, column]) => column).join(", ")})
     VALUES (${values.map((_, index) => `$${index + 1}`).join(", ")}) RETURNING id`,
    values,
  );
  return rows[0]?.id as string;
}

/** `Rent · 2026-12-01`, which tells runs apart wherever campaigns are listed. */
function runName({ name, next_occurrence }: Due): string {
  return `${name.slice(0, 170)} · ${next_occurrence.replace("T", " ").replace("Z", " UTC")}`;
}

/** One row for each time that comes; of looking for people who join only what matters. */
async function note(
  client: SqlClient,
  due: Due,
  outcome: RecurringRunView["outcome"],
  problem: string | null,
  campaignId: string | null,
): Promise<void> {
  if (due.recurrence.on === "join" && (outcome === "nobody" || outcome === "paused")) return;
  await client.query(
    `INSERT INTO recurring_run (recurring_id, occurrence, workspace_id, due_at, outcome, problem, campaign_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [due.id, due.next_occurrence, due.workspace_id, due.next_at, outcome, problem, campaignId],
  );
}

/** To the time after this one; after the last it has ended. */
async function advance(client: SqlClient, due: Due): Promise<void> {
  const plan = {
    ...{ recurrence: due.recurrence, clock: due.clock, timeZone: due.time_zone },
    ...{ startsOn: due.starts_on, endsOn: due.ends_on },
  };
  // Whoever joined while nothing ran is greeted by the next one alone.
  const joins = due.recurrence.on === "join";
  const next = joins
    ? nextOccurrence(plan, due.now.getTime())
    : nextOccurrence(plan, due.next_at.getTime(), due.next_occurrence);
  await client.query(
    `UPDATE recurring_campaign
     SET next_occurrence = $2, next_at = $3, skip_next = false, try_at = NULL, problem = NULL,
       status = CASE WHEN $3::timestamptz IS NULL THEN 'ended' ELSE status END
     WHERE id = $1`,
    [due.id, next?.name ?? null, next === null ? null : new Date(next.at)],
  );
  await notify(client, { workspaceId: due.workspace_id, topic: "campaign" });
}
