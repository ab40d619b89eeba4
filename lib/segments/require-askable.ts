import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { namedIn } from "@/lib/segments/named-in";
import { readQuestions } from "@/lib/segments/read-asking";
import type { Question } from "@/lib/segments/segment.input";
import { SEGMENT_LIMITS } from "@/lib/segments/segment.rules";

/**
 * Refuses a question that names lists or segments that are not there, itself, or another segment
 * that asks it in turn.
 * @param own the segment whose question it becomes; null while it is new.
 */
export async function requireAskable(
  runner: SqlRunner,
  workspaceId: string,
  question: Question,
  own: string | null,
): Promise<void> {
  const lists = namedIn(question, "list");
  if (lists.length > 0) {
    const { rows } = await runner.query<{ id: string }>(
      "SELECT id FROM list WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[])",
      [workspaceId, lists],
    );
    if (rows.length !== lists.length) refuse("problems.lists.oneUnknown");
  }
  const campaigns = namedIn(question, "campaign");
  if (campaigns.length > 0) {
    const { rows } = await runner.query<{ id: string }>(
      `SELECT id FROM campaign
       WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[]) AND kind = 'campaign' AND archived_at IS NULL`,
      [workspaceId, campaigns],
    );
    if (rows.length !== campaigns.length) refuse("problems.segments.campaignUnknown");
  }
  let wanted = namedIn(question, "segment");
  for (let depth = 1; wanted.length > 0; depth += 1) {
    if (own !== null && wanted.includes(own)) refuse("problems.segments.circular");
    if (depth > SEGMENT_LIMITS.depth)
      throw new AppError("invalid", undefined, {
        conditions: sentence("problems.segments.deep", { most: SEGMENT_LIMITS.depth }),
      });
    const found = await readQuestions(runner, workspaceId, wanted);
    if (found.length !== wanted.length) refuse("problems.segments.oneUnknown");
    wanted = [...new Set(found.flatMap((segment) => namedIn(segment.question, "segment")))];
  }
}

function refuse(
  key:
    | "problems.lists.oneUnknown"
    | "problems.segments.campaignUnknown"
    | "problems.segments.circular"
    | "problems.segments.oneUnknown",
): never {
  throw new AppError("invalid", undefined, { conditions: sentence(key) });
}
