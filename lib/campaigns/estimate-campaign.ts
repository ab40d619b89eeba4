import type { WorkspaceContext } from "@/lib/access/context";
import { listsBehind, type StoredAudience } from "@/lib/audiences/asked-audience";
import { audienceFields } from "@/lib/audiences/audience-fields";
import { audienceLosses } from "@/lib/audiences/audience-losses";
import { audienceValues, NOT_SUPPRESSED_SQL, roomyRows } from "@/lib/audiences/audience-sql";
import { audienceSql } from "@/lib/audiences/audience-statement";
import type { Occasion } from "@/lib/audiences/occasion.view";
import type { EstimateView } from "@/lib/campaigns/campaign.view";
import { templateOf } from "@/lib/campaigns/content.rules";
import { planRecipients, type RecipientPlan } from "@/lib/campaigns/plan-recipients";
import { runningImports } from "@/lib/campaigns/running-imports";
import { AppError } from "@/lib/core/app-error";
import { SharedCount } from "@/lib/core/shared-count";
import { isUuid } from "@/lib/core/uuid";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { sql } from "@/lib/platform/db/sql";

const INVALID_SHOWN = 20;

interface PlannedRow {
  workspace_id: string;
  message: MessageContent;
  audience: StoredAudience;
  occasion: Occasion | null;
  default_country: string;
  settings: unknown;
  /**
   * Differs when anything differs that the counts depend on: text, audience, settings, and how many
   * are on its lists. A name or a time does not count anew; of the people themselves only a change
   * of a field or a stop is learnt later.
   */
  mark: string;
}

/** One for the program, though Next bundles its own copies of this file for pages and routes. */
const program = globalThis as { canangEstimates?: SharedCount<EstimateView> };

/**
 * What the merged audience comes to, counted by Postgres over every recipient and every rendered
 * text: the same SQL that the launch writes with. On the programs' path, so that the planner is not
 * held back by row-level security; every statement names the workspace. A count that took long is
 * told again for a minute.
 */
export async function estimateCampaign(ctx: WorkspaceContext, { id }: { id: string }): Promise<EstimateView> {
  const campaign = isUuid(id)
    ? await sql.first<PlannedRow>(
        `SELECT c.workspace_id, c.message, c.audience, c.occasion, w.default_country, w.settings,
           md5(concat_ws('/', w.id, c.message, c.audience, c.occasion, w.default_country, w.settings,
             (SELECT string_agg(concat_ws(' ', l.id, l.contact_count, l.archived_at), ',' ORDER BY l.id)
              FROM list l
              WHERE l.workspace_id = w.id AND c.audience -> 'lists' ? l.id::text),
             (SELECT string_agg(concat_ws(' ', s.id, s.question, s.archived_at), ',' ORDER BY s.id)
              FROM segment s
              WHERE s.workspace_id = w.id AND (c.audience ? 'segments' OR c.audience ? 'exclude')))) AS mark
         FROM campaign c JOIN workspace w ON w.id = c.workspace_id
         WHERE c.id = $1 AND c.workspace_id = $2 AND c.archived_at IS NULL`,
        [id, ctx.workspaceId],
      )
    : null;
  if (campaign === null) throw new AppError("not_found");
  const count = async () => {
    const plan = await planRecipients(campaign);
    const behind = listsBehind(campaign.audience, plan.audience.asked ?? null);
    return estimatePlan(plan, templateOf(campaign.message) ?? "", behind);
  };
  program.canangEstimates ??= new SharedCount();
  return program.canangEstimates.get(campaign.mark, count, ({ importing }) => importing.length === 0);
}

/** The people and credits of a plan, and nothing else. */
export function countRecipients(plan: RecipientPlan): Promise<Counted> {
  return plan.rendered.expression === null ? countSame(plan) : countRendered(plan, plan.rendered.expression);
}

/** The counts of a plan. */
async function estimatePlan(plan: RecipientPlan, template: string, behind: string[]): Promise<EstimateView> {
  const { workspaceId, asked } = plan.audience;
  const [counted, losses, fields, importing] = await Promise.all([
    countRecipients(plan),
    audienceLosses(plan.audience),
    audienceFields(template, plan.audience),
    runningImports(workspaceId, behind),
  ]);
  const merged = counted.recipients + losses.suppressed + losses.leftOut;
  return {
    ...counted,
    fields,
    duplicates: Math.max(0, losses.named + plan.audience.phones.length - merged) + plan.repeated,
    suppressed: losses.suppressed,
    invalid: plan.invalid.length,
    ...(asked ? { leftOut: losses.exclusions, leftOutPeople: losses.leftOut } : {}),
    importing,
    invalidPhones: plan.invalid.slice(0, INVALID_SHOWN),
  };
}

type Counted = Pick<
  EstimateView,
  "recipients" | "credits" | "byParts" | "encodings" | "missing" | "malaysian"
>;

/** Without segments as ever: one statement on any connection. */
function ask<Row extends object>(plan: RecipientPlan, text: string, values: unknown[]): Promise<Row[]> {
  return plan.audience.asked ? roomyRows<Row>(sql, text, values) : sql.query<Row & object>(text, values);
}

async function countSame(plan: RecipientPlan): Promise<Counted> {
  const people = audienceSql(plan.audience, 4);
  const [row] = await ask<{ recipients: number; malaysian: number }>(
    plan,
    `SELECT count(*)::int AS recipients, (count(*) FILTER (WHERE a.phone LIKE '60%'))::int AS malaysian
     FROM (${people.text}) AS a WHERE ${NOT_SUPPRESSED_SQL}`,
    [...audienceValues(plan.audience), ...people.values],
  );
  const recipients = row?.recipients ?? 0;
  const { parts, encoding } = plan.same;
  return {
    recipients,
    malaysian: row?.malaysian ?? 0,
    credits: recipients * parts,
    byParts: recipients === 0 ? {} : { [parts]: recipients },
    encodings: recipients === 0 ? {} : { [encoding]: recipients },
    missing: {},
  };
}

interface Group extends Record<string, unknown> {
  gsm7: boolean;
  parts: number;
  n: number;
  malaysian: number;
}

/**
 * Keeps Postgres from writing the text's expression out again at every place that reads it. The
 * zero has its type: an untyped one is not known to be nothing when the planner asks, and the whole
 * count would be one process's work.
 */
const APART = "OFFSET bigint '0'";

/** Counts every rendered text, on as many processors as Postgres may take. */
export function renderedCount(plan: RecipientPlan, expression: string): { text: string; values: unknown[] } {
  const { missing, values } = plan.rendered;
  const marks = missing.map((field, index) => `, ${field.expression} AS missing_${index}`);
  const sums = missing.map((_, n) => `, (count(*) FILTER (WHERE r.missing_${n}))::int AS missing_${n}`);
  const people = audienceSql(plan.audience, 6 + values.length);
  const text = `
    SELECT r.gsm7, ${plan.parts} AS parts, count(*)::int AS n,
      (count(*) FILTER (WHERE r.phone LIKE '60%'))::int AS malaysian
      ${sums.join("")}
    FROM (
      SELECT t.*, canang_is_gsm7(t.text) AS gsm7 FROM (
        SELECT a.phone, ${expression} AS text ${marks.join("")}
        FROM (${people.text}) AS a
        WHERE ${NOT_SUPPRESSED_SQL} AND $4::text IS NULL AND $5::text IS NULL ${APART}
      ) AS t ${APART}
    ) AS r GROUP BY 1, 2`;
  return { text, values: [...audienceValues(plan.audience), null, null, ...values, ...people.values] };
}

async function countRendered(plan: RecipientPlan, expression: string): Promise<Counted> {
  const { missing } = plan.rendered;
  const { text, values } = renderedCount(plan, expression);
  const groups = await ask<Group>(plan, text, values);
  const counted: Counted = {
    recipients: 0,
    credits: 0,
    byParts: {},
    encodings: {},
    missing: {},
    malaysian: 0,
  };
  for (const group of groups) {
    counted.recipients += group.n;
    counted.malaysian += group.malaysian;
    counted.credits += group.n * group.parts;
    counted.byParts[group.parts] = (counted.byParts[group.parts] ?? 0) + group.n;
    const encoding = group.gsm7 ? "gsm7" : "ucs2";
    counted.encodings[encoding] = (counted.encodings[encoding] ?? 0) + group.n;
    missing.forEach(({ field }, index) => {
      const n = group[`missing_${index}`] as number;
      if (n > 0) counted.missing[field] = (counted.missing[field] ?? 0) + n;
    });
  }
  return counted;
}
