import type { WorkspaceContext } from "@/lib/access/context";
import { addNote } from "@/lib/inbox/add-note";
import { assignConversation } from "@/lib/inbox/assign-conversation";
import { markConversation } from "@/lib/inbox/mark-conversation";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { receiveInboundMessage } from "@/lib/inbox/receive-inbound-message";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { sql } from "@/lib/platform/db/sql";
import { demoConversations } from "./demo-data";

export const SHORT_CODE = "32278";

/**
 * The demo's conversations, made by the verbs that make real ones; the worker sends the replies
 * through the simulator.
 */
export async function makeDemoInbox(
  ctx: WorkspaceContext,
  gatewayAccountId: string,
  supportName: string,
): Promise<void> {
  const member = await sql.first<{ id: string }>(
    "SELECT id FROM member WHERE workspace_id = $1 AND role = 'support'",
    [ctx.workspaceId],
  );
  const memberId = member?.id ?? "";
  const support: WorkspaceContext = {
    ...ctx,
    actor: { kind: "member", id: memberId, name: supportName, role: "support" },
  };
  for (const { from, texts, assign, note, reply, close } of demoConversations) {
    let id = "";
    for (const { text, minutesAgo } of texts)
      id = await receiveDemoText(ctx.workspaceId, gatewayAccountId, {
        from,
        text,
        at: new Date(Date.now() - minutesAgo * 60_000),
      });
    if (assign) await assignConversation(support, { id, memberId });
    if (note) await addNote(support, { id, text: note });
    if (note) await markConversation(support, { id, read: true });
    if (reply) await replyToConversation(support, { id, text: reply });
    if (close) await moveConversation(support, { id, open: false });
  }
}

/** A text as it comes from the gateway. Returns its conversation. */
export async function receiveDemoText(
  workspaceId: string,
  gatewayAccountId: string,
  { from: phone, text, at }: { from: string; text: string; at: Date },
): Promise<string> {
  const plain = /^[\x20-\x7e]*$/.test(text);
  const message = plain ? text : Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
  const contentType = plain ? "1" : "2";
  const { conversationId } = await receiveInboundMessage({
    workspaceId,
    gatewayAccountId,
    gatewayKind: "spec-1.84",
    phone,
    shortCode: SHORT_CODE,
    contentType,
    text,
    shown: text,
    sure: true,
    part: null,
    raw: `ShortCode=${SHORT_CODE}&Sender=${phone}&ContentType=${contentType}&Msg=${encodeURIComponent(message)}`,
    ip: null,
    receivedAt: at.getTime(),
  });
  return conversationId;
}
