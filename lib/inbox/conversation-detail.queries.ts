import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import { isUuid } from "@/lib/core/uuid";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { readConversation } from "@/lib/inbox/conversation.queries";
import { isAnswerable } from "@/lib/inbox/conversation.rules";
import type { ConversationDetailView, RawMessageView } from "@/lib/inbox/conversation.view";
import { readMovedCredit } from "@/lib/inbox/moved-credit.queries";
import { readReplyChannels } from "@/lib/inbox/reply-channels.queries";
import { readScheduled } from "@/lib/inbox/scheduled-reply.queries";
import { hidePhone, shownPhone } from "@/lib/inbox/shown-phone";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const MOST_NOTES = 500;
/** So much of the words by which somebody opted out stands in the notice. */
const SHOWN_OF_TEXT = 120;

/**
 * A conversation with the person behind it and what was noted. Custom fields only for those who may
 * see contacts.
 */
export async function requireConversationDetail(
  ctx: WorkspaceContext,
  id: string,
): Promise<ConversationDetailView> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const { rawPhone, ...view } = await readConversation(tx, ctx, id);
    const row = await tx.conversation.findFirstOrThrow({
      where: { workspaceId, id },
      select: { gatewayAccountId: true, createdAt: true },
    });
    const account = await tx.gatewayAccount.findFirst({
      where: { workspaceId, id: row.gatewayAccountId },
      select: { label: true },
    });
    const suppression = await tx.suppression.findFirst({ where: { workspaceId, phone: rawPhone } });
    const asked = await tx.inboundMessage.findFirst({
      where: { workspaceId, conversationId: id, OR: [{ keywordAction: "stop" }, { review: "stopped" }] },
      orderBy: { id: "desc" },
      select: { text: true },
    });
    const stop = await tx.channelStop.findFirst({
      where: { workspaceId, phone: rawPhone, channel: "whatsapp" },
    });
    const waiting = await tx.inboundMessage.findFirst({
      where: { workspaceId, phone: rawPhone, review: "waiting" },
      select: { id: true },
    });
    const first = await tx.inboundMessage.findFirst({
      where: { workspaceId, conversationId: id },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      select: { receivedAt: true },
    });
    const contact = await tx.contact.findFirst({ where: { workspaceId, phone: rawPhone } });
    const notes = await tx.conversationNote.findMany({
      where: { workspaceId, conversationId: id },
      orderBy: { id: "desc" },
      take: MOST_NOTES,
    });
    const mayContacts = may(ctx.actor.role, "contacts.view");
    const words = (text: string) => hidePhone(ctx, text, rawPhone);
    return {
      ...view,
      gatewayAccount: account?.label ?? "",
      channels: await readReplyChannels(asSqlRunner(tx), workspaceId, id),
      answerable: isAnswerable(rawPhone),
      createdAt: earliest(row.createdAt, first?.receivedAt).toISOString(),
      suppression: suppression && {
        reason: suppression.reason,
        source: suppression.source,
        note: words(sayKept(suppression.note, english)),
        text: asked && words(asked.text.slice(0, SHOWN_OF_TEXT)),
        createdAt: suppression.createdAt.toISOString(),
      },
      whatsappStop: stop && { source: stop.source, createdAt: stop.createdAt.toISOString() },
      held: waiting !== null,
      contact: contact && {
        id: mayContacts ? String(contact.id) : null,
        firstName: words(contact.firstName),
        lastName: words(contact.lastName),
        fields: mayContacts
          ? Object.entries(contact.fields as object).map(([name, value]) => ({ name, value: String(value) }))
          : [],
      },
      moved: await readMovedCredit(tx, workspaceId, rawPhone),
      scheduled: await readScheduled(tx, ctx, { conversationId: id, phone: rawPhone }),
      notes: notes.reverse().map((note) => ({
        id: String(note.id),
        by: note.memberName,
        text: note.text,
        at: note.createdAt.toISOString(),
      })),
    };
  });
}

/** A text may have come before its row was made: by hours, when a database was away. */
function earliest(made: Date, received: Date | undefined): Date {
  return received !== undefined && received < made ? received : made;
}

/** An inbound call as it came, for those who doubt what we read. */
export async function requireRawMessage(
  ctx: WorkspaceContext,
  conversationId: string,
  messageId: string,
): Promise<RawMessageView> {
  if (!isUuid(conversationId) || !/^\d{1,18}$/.test(messageId)) throw new AppError("not_found");
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await tx.inboundMessage.findFirst({
      where: { workspaceId, conversationId, id: BigInt(messageId) },
    });
    if (row === null) throw new AppError("not_found");
    const account = await tx.gatewayAccount.findFirstOrThrow({
      where: { workspaceId, id: row.gatewayAccountId },
      select: { kind: true },
    });
    const raw = Buffer.from(row.raw).toString("latin1");
    return {
      at: row.receivedAt.toISOString(),
      contentType: row.contentType,
      parameters: gatewayOf(account.kind).showInbound(raw, shownPhone(ctx, row.phone)),
    };
  });
}
