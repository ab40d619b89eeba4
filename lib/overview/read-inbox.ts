import type { OverviewInbox } from "@/lib/overview/overview.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/**
 * What waits in the inbox, for everybody and for whoever asks. Counted to a thousand: nobody needs
 * to know more before opening it.
 */
export async function readInbox(
  tx: WorkspaceDb,
  workspaceId: string,
  memberId: string | undefined,
): Promise<OverviewInbox> {
  const [unread] = await tx.$queryRaw<{ conversations: number; messages: number }[]>`
    SELECT count(*)::int AS conversations, coalesce(sum(unread), 0)::int AS messages FROM
      (SELECT unread
        FROM conversation
        WHERE workspace_id = ${workspaceId}::uuid AND open AND unread > 0
        LIMIT 1000) AS waiting`;
  const [mine] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM
      (SELECT FROM conversation
        WHERE workspace_id = ${workspaceId}::uuid AND open AND assignee_id::text = ${memberId ?? ""}
        LIMIT 1000) AS own`;
  const [reviews] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM
      (SELECT FROM inbound_message
        WHERE workspace_id = ${workspaceId}::uuid AND review = 'waiting'
        LIMIT 1000) AS undecided`;
  const [mentions] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM
      (SELECT FROM conversation_mention
        WHERE workspace_id = ${workspaceId}::uuid AND member_id::text = ${memberId ?? ""} AND seen_at IS NULL
        LIMIT 1000) AS calls`;
  return {
    conversations: unread?.conversations ?? 0,
    messages: unread?.messages ?? 0,
    mine: mine?.n ?? 0,
    reviews: reviews?.n ?? 0,
    mentions: mentions?.n ?? 0,
  };
}
