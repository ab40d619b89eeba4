import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { Asking } from "@/lib/segments/asking";
import { namedIn } from "@/lib/segments/named-in";
import type { Question } from "@/lib/segments/segment.input";
import { SEGMENT_LIMITS } from "@/lib/segments/segment.rules";

/**
 * What questions are asked with: the workspace's zone and country, the database's clock, and the
 * segments that they name, and those name in turn.
 */
export async function readAsking(
  runner: SqlRunner,
  workspaceId: string,
  questions: readonly Question[],
): Promise<Asking> {
  const { rows } = await runner.query<{ zone: string; country: string; now: Date }>(
    `SELECT report_known_zone(time_zone) AS zone, default_country AS country, now() AS now
     FROM workspace WHERE id = $1::uuid`,
    [workspaceId],
  );
  const workspace = rows[0];
  if (workspace === undefined) throw new AppError("not_found");
  const segments = new Map<string, Question>();
  let wanted = questions.flatMap((question) => namedIn(question, "segment"));
  for (let depth = 0; wanted.length > 0 && depth <= SEGMENT_LIMITS.depth; depth += 1) {
    const found = await readQuestions(runner, workspaceId, wanted);
    if (found.length !== new Set(wanted).size)
      throw new AppError("unprocessable", sentence("problems.segments.oneUnknown"));
    for (const { id, question } of found) segments.set(id, question);
    wanted = found.flatMap(({ question }) => namedIn(question, "segment")).filter((id) => !segments.has(id));
  }
  return { zone: workspace.zone, country: workspace.country, now: workspace.now.toISOString(), segments };
}

/** The questions of segments that are not archived. */
export async function readQuestions(
  runner: SqlRunner,
  workspaceId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string; question: Question }[]> {
  if (ids.length === 0) return [];
  const { rows } = await runner.query<{ id: string; name: string; question: Question }>(
    `SELECT id, name, question FROM segment
     WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[]) AND archived_at IS NULL
     ORDER BY id`,
    [workspaceId, [...ids]],
  );
  return rows;
}
