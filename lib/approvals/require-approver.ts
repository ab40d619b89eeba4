import type { WorkspaceContext } from "@/lib/access/context";
import type { StoredApproval } from "@/lib/approvals/approval.view";
import { storedApprovalRules } from "@/lib/approvals/approval-rules.input";
import { authorsOf } from "@/lib/approvals/authors-of";
import { decidersBehind } from "@/lib/approvals/deciders-behind";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { requireSecondPerson } from "@/lib/second-person/require-second-person";

/**
 * Another person than whoever asked, wrote or changed it, by whichever login or key: and nobody
 * whose own campaigns always need somebody else.
 */
export async function requireApprover(
  client: SqlRunner,
  ctx: WorkspaceContext,
  campaignId: string,
  approval: StoredApproval,
): Promise<void> {
  const { workspaceId } = ctx;
  const { rows } = await client.query<{ settings: unknown }>(
    "SELECT settings FROM workspace WHERE id = $1::uuid",
    [workspaceId],
  );
  if (storedApprovalRules.parse(rows[0]?.settings ?? {}).approveAlwaysForRoles.includes(ctx.actor.role))
    throw new AppError("forbidden", sentence("problems.approvals.ownRole"));
  const authors = await authorsOf(client, workspaceId, campaignId);
  const me = await decidersBehind(client, ctx);
  const asked = {
    byIds: [...new Set([...approval.askedByIds, ...authors])],
    actorId: approval.askedById,
    name: approval.askedByName,
    at: new Date(approval.askedAt),
  };
  if (me.some((person) => authors.includes(person) && !approval.askedByIds.includes(person)))
    throw new AppError("forbidden", sentence("problems.approvals.wroteIt"));
  await requireSecondPerson(client, ctx, asked, me);
}
