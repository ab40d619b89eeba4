import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { PLAN_COLUMNS } from "@/lib/campaigns/plan-columns";
import type { LaunchedRow } from "@/lib/campaigns/take-draft";
import { AppError } from "@/lib/core/app-error";
import type { SqlClient } from "@/lib/platform/db/sql";
import { planRepeat } from "@/lib/repeats/repeat.rules";
import { whyNotRepeated } from "@/lib/repeats/why-not-repeated.rules";

/** Late by more than this a later run is skipped; its page can change it. */
const WINDOW_HOURS = 6;

const CONTENT = `jsonb_strip_nulls(jsonb_build_object(${Object.entries(PLAN_COLUMNS)
  .map(([field, column]) => `'${field}', c.${column}`)
  .join(", ")})) || jsonb_build_object('message', c.message, 'audience', c.audience, 'tracked', c.tracked,
    'templateVersionId', c.template_version_id)`;

/**
 * Inside the launch of a campaign that comes again: it is itself the first run, at the first of its
 * times, and the recurring campaign that brings the others is made beside it under the same id. So
 * there is one for each launch that stands, however often it is pressed or ended midway (S38).
 */
export async function beginRepeating(
  client: SqlClient,
  ctx: WorkspaceContext,
  campaign: LaunchedRow,
  undoSeconds: number,
): Promise<LaunchedRow> {
  const { id, repeat, occasion } = campaign;
  if (repeat === null || occasion !== null) return campaign;
  const { rows: clock } = await client.query<{ now: Date }>("SELECT now() AS now");
  const from = Math.max(clock[0]?.now.getTime() ?? 0, campaign.chosen_at?.getTime() ?? 0);
  const planned = planRepeat(repeat, from);
  const why = whyNotRepeated(campaign.audience, planned);
  if (why !== null) throw new AppError("unprocessable", why.sentence, { [why.field]: why.sentence });
  if (planned === null) return campaign;
  const { plan, first, second } = planned;
  const begun = { recurringId: id, key: first.name, on: "time" } as const;
  const { rows } = await client.query<{ waits: boolean }>(
    `UPDATE campaign SET occasion = $2, time_zone = $3,
       scheduled_at = greatest($4::timestamptz, now() + make_interval(secs => $5))
     WHERE id = $1 RETURNING scheduled_at > now() + make_interval(secs => $5 + 1) AS waits`,
    [id, begun, plan.timeZone, new Date(first.at), undoSeconds],
  );
  await client.query(
    `INSERT INTO recurring_campaign (id, workspace_id, name, content, recurrence, clock, time_zone, starts_on,
       ends_on, window_hours, next_occurrence, next_at, status, created_by_id, created_by_name)
     SELECT c.id, c.workspace_id, c.name, ${CONTENT}, $2, $3, $4, $5, $6, ${WINDOW_HOURS}, $7, $8,
       CASE WHEN $7::text IS NULL THEN 'ended' ELSE 'active' END, c.created_by_id, c.created_by_name
     FROM campaign c WHERE c.id = $1`,
    [
      ...[id, plan.recurrence, plan.clock, plan.timeZone, first.name, plan.endsOn],
      ...[second?.name ?? null, second === null ? null : new Date(second.at)],
    ],
  );
  await client.query(
    `INSERT INTO recurring_run (recurring_id, occurrence, workspace_id, due_at, outcome, campaign_id)
     VALUES ($1, $2, $3, $4, 'launched', $1)`,
    [id, first.name, campaign.workspace_id, new Date(first.at)],
  );
  const { clock: at, timeZone, endsOn, recurrence } = plan;
  await recordAudit(client, ctx, {
    action: "recurringCampaign.created",
    entity: "recurringCampaign",
    entityId: id,
    after: { name: campaign.name, on: recurrence.on, clock: at, timeZone, endsOn },
  });
  // A time that was chosen before is only where it begins.
  return { ...campaign, occasion: begun, waits: rows[0]?.waits ?? false, late_seconds: null };
}
