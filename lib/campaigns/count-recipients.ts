import { audienceValues, NOT_SUPPRESSED_SQL, roomyRows } from "@/lib/audiences/audience-sql";
import { audienceSql } from "@/lib/audiences/audience-statement";
import type { EstimateView } from "@/lib/campaigns/campaign.view";
import type { RecipientPlan } from "@/lib/campaigns/plan-recipients";
import { sql } from "@/lib/platform/db/sql";

export type Counted = Pick<
  EstimateView,
  "recipients" | "credits" | "byParts" | "encodings" | "missing" | "malaysian"
>;

/** The people and credits of a plan, and nothing else. */
export function countRecipients(plan: RecipientPlan): Promise<Counted> {
  return plan.rendered.expression === null ? countSame(plan) : countRendered(plan, plan.rendered.expression);
}

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
