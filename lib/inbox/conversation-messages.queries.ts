import type { WorkspaceContext } from "@/lib/access/context";
import type { Page } from "@/lib/core/page";
import { channelOf } from "@/lib/gateways/channel-of";
import type { ConversationMessagesQuery } from "@/lib/inbox/conversation.input";
import { readConversation } from "@/lib/inbox/conversation.queries";
import type { ReviewState } from "@/lib/inbox/conversation.rules";
import type { ConversationMessageView, InboundMessageView } from "@/lib/inbox/conversation.view";
import { readReplies } from "@/lib/inbox/reply.queries";
import { readSent } from "@/lib/inbox/sent-outside.queries";
import {
  newestFirst,
  olderOn,
  type Place,
  type Placed,
  readPlace,
  writePlace,
} from "@/lib/inbox/thread-place.rules";
import type { OptOutSign } from "@/lib/opt-outs/opt-out-signs.rules";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

/**
 * What both sides said, newest first: each side is one range of an index, and the two are merged.
 */
export async function listConversationMessages(
  ctx: WorkspaceContext,
  conversationId: string,
  query: Partial<ConversationMessagesQuery> = {},
): Promise<Page<ConversationMessageView>> {
  const limit = query.limit ?? 50;
  const after = readPlace(query.cursor);
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { id, rawPhone } = await readConversation(tx, ctx, conversationId);
    const received = await readReceived(tx, ctx, id, after, limit + 1);
    const own = { conversationId: id, phone: rawPhone };
    const replies = await readReplies(tx, ctx, own, after, limit + 1);
    const sent = query.sent ? await readSent(tx, ctx, rawPhone, after, limit + 1) : [];
    const merged: Placed<ConversationMessageView>[] = [...received, ...replies, ...sent].sort(newestFirst);
    const page = merged.slice(0, limit);
    const last = merged.length > limit ? page.at(-1)?.place : undefined;
    return {
      data: page.map(({ view }) => view),
      nextCursor: last ? writePlace(last) : null,
    };
  });
}

interface ReceivedRow {
  id: bigint;
  kind: string | null;
  text: string;
  received_at: Date;
  keyword_action: string | null;
  review: string | null;
  sign: OptOutSign | null;
  sign_words: string | null;
  readable: boolean;
  part_number: number | null;
  part_total: number | null;
  media: InboundMessageView["media"];
  parts: { id: string; number: number }[] | null;
  repeats: { id: string; at: string }[] | null;
}

async function readReceived(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  conversationId: string,
  after: Place | null,
  limit: number,
): Promise<Placed<InboundMessageView>[]> {
  const past =
    after === null
      ? Prisma.sql`true`
      : olderOn("in", after) === "byId"
        ? Prisma.sql`(i.received_at, i.id) < (${after.at}::timestamptz, ${BigInt(after.id)})`
        : Prisma.sql`i.received_at <= ${after.at}::timestamptz`;
  const rows = await tx.$queryRaw<ReceivedRow[]>`
    SELECT i.id, i.text,
      (SELECT a.kind FROM gateway_account a
       WHERE a.workspace_id = i.workspace_id AND a.id = i.gateway_account_id) AS kind,
      i.received_at, i.keyword_action, i.review, i.sign, i.sign_words, i.readable,
      i.part_number, i.part_total,
      (SELECT json_build_object('kind', d.kind, 'fileName', d.file_name, 'state', d.status,
          'reason', d.reason, 'contentType', d.content_type, 'size', d.size)
        FROM inbound_media d
        WHERE d.workspace_id = i.workspace_id AND d.inbound_message_id = i.id) AS media,
      CASE WHEN i.part_total IS NOT NULL THEN (
        SELECT json_agg(json_build_object('id', p.id::text, 'number', p.part_number) ORDER BY p.part_number)
        FROM inbound_message p
        WHERE p.workspace_id = i.workspace_id
          AND p.conversation_id = i.conversation_id
          AND p.part_of_id = i.id
          AND p.id > i.id) END AS parts,
      (SELECT json_agg(json_build_object('id', r.id::text, 'at', r.received_at) ORDER BY r.id)
        FROM inbound_message r
       WHERE r.workspace_id = i.workspace_id
         AND r.conversation_id = i.conversation_id
         AND r.repeat_of_id = i.id
         AND r.id > i.id) AS repeats
    FROM inbound_message i
    WHERE i.workspace_id = ${ctx.workspaceId}::uuid
      AND i.conversation_id = ${conversationId}::uuid
      AND i.repeat_of_id IS NULL
      AND i.part_of_id IS NULL
      AND ${past}
    ORDER BY i.received_at DESC, i.id DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    view: {
      direction: "in",
      id: String(row.id),
      channel: channelOf(row.kind),
      text: row.text,
      at: row.received_at.toISOString(),
      repeats: (row.repeats ?? []).map(({ id, at }) => ({ id, at: new Date(at).toISOString() })),
      keyword: row.keyword_action as InboundMessageView["keyword"],
      review: row.review as ReviewState | null,
      sign: row.sign && { kind: row.sign, words: row.sign_words ?? "" },
      readable: row.readable,
      media: row.media,
      parts: partsOf(row),
    },
    place: { at: row.received_at, side: "in", id: String(row.id) },
  }));
}

function partsOf(row: ReceivedRow): InboundMessageView["parts"] {
  if (row.part_total === null || row.part_number === null) return null;
  const own = { id: String(row.id), number: row.part_number };
  const come = [own, ...(row.parts ?? [])].sort((a, b) => a.number - b.number);
  return { total: row.part_total, come };
}
