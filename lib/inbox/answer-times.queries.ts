import type { WorkspaceContext } from "@/lib/access/context";
import type { AnswerTimes, AnswerTimesView } from "@/lib/inbox/answer-times.view";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const TIMES = Prisma.sql`count(*)::int AS answers,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY a.seconds)::float8 AS median,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY a.seconds)::float8 AS ninety`;
const MOST_AGENTS = 100;

/**
 * From what was kept with each answer: an index range of the days that are asked for, and no
 * message is looked at.
 */
export async function readAnswerTimes(
  ctx: WorkspaceContext,
  { days }: { days: number },
): Promise<AnswerTimesView> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const within = Prisma.sql`a.workspace_id = ${workspaceId}::uuid
      AND a.answered_at >= (SELECT (date_trunc('day', now() AT TIME ZONE w.time_zone)
          - make_interval(days => ${days - 1}::int)) AT TIME ZONE w.time_zone
        FROM workspace w WHERE w.id = ${workspaceId}::uuid)`;
    const [all] = await tx.$queryRaw<
      AnswerTimes[]
    >`SELECT ${TIMES} FROM conversation_answer a WHERE ${within}`;
    const byDay = await tx.$queryRaw<AnswerTimesView["days"]>`
      SELECT to_char(a.answered_at AT TIME ZONE w.time_zone, 'YYYY-MM-DD') AS day, ${TIMES}
      FROM conversation_answer a JOIN workspace w ON w.id = a.workspace_id
      WHERE ${within} GROUP BY 1 ORDER BY 1 DESC`;
    const byAgent = await tx.$queryRaw<AnswerTimesView["agents"]>`
      SELECT a.member_id AS id,
        coalesce((SELECT u.name FROM member m JOIN "user" u ON u.id = m.user_id
          WHERE m.workspace_id = ${workspaceId}::uuid AND m.id = a.member_id), max(a.member_name)) AS name,
        ${TIMES}
      FROM conversation_answer a
      WHERE ${within}
      GROUP BY a.member_id, CASE WHEN a.member_id IS NULL THEN a.member_name END
      ORDER BY count(*) DESC, name LIMIT ${MOST_AGENTS}`;
    return { all: all && all.answers > 0 ? all : null, days: byDay, agents: byAgent };
  });
}
