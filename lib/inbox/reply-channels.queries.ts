import { isUserId } from "@/lib/core/is-user-id";
import { windowEnd } from "@/lib/direct-messages/reply-window.rules";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { ReplyChannelView } from "@/lib/inbox/conversation.view";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

interface Row {
  id: string;
  label: string;
  kind: string;
  wrote_at: Date | null;
  phone: string;
}

/**
 * The channels by which somebody can be answered, each with its account: the one that they wrote to
 * last, or the workspace's own. The channel that they wrote by last comes first.
 */
export async function readReplyChannels(
  runner: SqlRunner,
  workspaceId: string,
  conversationId: string,
): Promise<ReplyChannelView[]> {
  const { rows } = await runner.query<Row>(
    `SELECT a.id, a.label, a.kind, w.wrote_at, c.phone
     FROM conversation c
       JOIN gateway_account a ON a.workspace_id = c.workspace_id AND a.archived_at IS NULL
       LEFT JOIN (
         SELECT gateway_account_id, max(coalesce(written_at, received_at)) AS wrote_at
         FROM inbound_message
         WHERE conversation_id = $2::uuid
         GROUP BY gateway_account_id) w ON w.gateway_account_id = a.id
     WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid
     ORDER BY w.wrote_at DESC NULLS LAST, a.id = c.gateway_account_id DESC, a.is_default DESC, a.created_at`,
    [workspaceId, conversationId],
  );
  const channels = new Map<Channel, ReplyChannelView>();
  for (const { id, label, kind, wrote_at, phone } of rows) {
    const { channel } = gatewayOf(kind);
    if (channels.has(channel)) continue;
    // An id holds for the business that it was told to, and by SMS for nobody.
    if (isUserId(phone) && (channel !== "whatsapp" || wrote_at === null)) continue;
    const openUntil = channel === "whatsapp" && wrote_at !== null ? windowEnd(wrote_at).toISOString() : null;
    channels.set(channel, { channel, gatewayAccountId: id, label, openUntil });
  }
  return [...channels.values()];
}
