import type { WorkspaceContext } from "@/lib/access/context";
import { creditsOf, type HygieneKind } from "@/lib/list-hygiene/hygiene.rules";
import type { HygieneCount, HygieneRow } from "@/lib/list-hygiene/hygiene.view";
import { PEOPLE_OF } from "@/lib/list-hygiene/people-of";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const ROWS = 50;
/** Whoever is in several lists or opted out gets one text or none: neither costs anything. */
const FREE_KINDS: readonly HygieneKind[] = ["duplicates", "optedOut"];

/** How many people are of a kind, and about what they cost in thirty days. */
export async function countHygiene(ctx: WorkspaceContext, kind: HygieneKind): Promise<HygieneCount> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { rows } = await asSqlRunner(tx).query<{ people: number; texted: number }>(
      `SELECT count(*)::int AS people, count(*) FILTER (WHERE EXISTS (
         SELECT FROM phone_activity a WHERE a.workspace_id = $1::uuid AND a.phone = p.phone
           AND a.last_texted > now() - interval '30 days'))::int AS texted
       FROM (${PEOPLE_OF[kind]}) AS p`,
      [ctx.workspaceId],
    );
    const { people = 0, texted = 0 } = rows[0] ?? {};
    if (FREE_KINDS.includes(kind) || people === 0) return { kind, people, credits: null };
    const month = await asSqlRunner(tx).query<{ credits: number; people: number }>(
      `SELECT coalesce((SELECT sum(credits) FROM report_tally
           WHERE workspace_id = $1::uuid AND day > now()::date - 30), 0)::float8 AS credits,
         (SELECT count(*) FROM phone_activity
           WHERE workspace_id = $1::uuid AND last_texted > now() - interval '30 days')::float8 AS people`,
      [ctx.workspaceId],
    );
    return { kind, people, credits: creditsOf(texted, month.rows[0] ?? { credits: 0, people: 0 }) };
  });
}

/** The people of a kind, in the order of their ids, from behind one on. */
export async function listHygiene(
  ctx: WorkspaceContext,
  kind: HygieneKind,
  after: string | null,
): Promise<{ rows: HygieneRow[]; next: string | null }> {
  const from = after !== null && /^\d{1,18}$/.test(after) ? after : "0";
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { rows } = await asSqlRunner(tx).query<HygieneRow>(
      `SELECT c.id::text AS id, trim(c.first_name || ' ' || c.last_name) AS name, c.phone,
         (SELECT count(*) FROM list_member m JOIN list l ON l.id = m.list_id AND l.archived_at IS NULL
           WHERE m.contact_id = c.id)::int AS lists
       FROM (
         SELECT id FROM (${PEOPLE_OF[kind]}) AS all_of_them
         WHERE id > $2::bigint ORDER BY id LIMIT ${ROWS + 1}) AS p
       JOIN contact c ON c.id = p.id ORDER BY c.id`,
      [ctx.workspaceId, from],
    );
    const shown = rows.slice(0, ROWS);
    return { rows: shown, next: rows.length > ROWS ? (shown.at(-1)?.id ?? null) : null };
  });
}
