import type { WorkspaceContext } from "@/lib/access/context";
import { CONVERSATION_FILTERS, type ConversationFilter, MOST_IN_TAB } from "@/lib/inbox/conversation.rules";
import { filteredBy } from "@/lib/inbox/filtered-by";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * How many stand in each list of the inbox, counted no further than a thousand: each count walks
 * that many rows of its own partial index at most, whatever the workspace holds.
 */
export async function countTabs(ctx: WorkspaceContext): Promise<Record<ConversationFilter, number>> {
  const counts = CONVERSATION_FILTERS.map(
    (status) => Prisma.sql`(SELECT count(*)::int FROM (
      SELECT FROM conversation c
      WHERE c.workspace_id = ${ctx.workspaceId}::uuid AND ${filteredBy(ctx, { status })}
      LIMIT ${MOST_IN_TAB}) AS found) AS ${Prisma.raw(status)}`,
  );
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const [row] = await tx.$queryRaw<Record<ConversationFilter, number>[]>`
      SELECT ${Prisma.join(counts, ", ")}`;
    return row as Record<ConversationFilter, number>;
  });
}
