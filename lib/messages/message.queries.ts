import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import { isUserId } from "@/lib/core/is-user-id";
import type { Page } from "@/lib/core/page";
import { maskPhone } from "@/lib/core/phone-number";
import type { Say } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import type { ListMessagesInput, MessageFilter } from "@/lib/messages/message.input";
import { messageRef, parseMessageRef } from "@/lib/messages/message.rules";
import type { MessageTimelineView, MessageView } from "@/lib/messages/message.view";
import { type MessageRow, readMessagePage } from "@/lib/messages/message-page";
import { readAgain } from "@/lib/messages/read-again";
import { readInstead } from "@/lib/messages/read-instead";
import { readTimeline } from "@/lib/messages/read-timeline";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * A campaign's messages. A page with a filter may hold fewer rows than asked for and still have a
 * next one.
 */
export async function listMessages(
  ctx: WorkspaceContext,
  campaignId: string,
  query: Partial<ListMessagesInput> & MessageFilter = {},
): Promise<Page<MessageView>> {
  if (!isUuid(campaignId)) throw new AppError("not_found");
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const campaign = await tx.campaign.findFirst({
      where: { id: campaignId, workspaceId: ctx.workspaceId, archivedAt: null },
      select: { id: true, fallback: true, fallbackOf: true, retry: true },
    });
    if (campaign === null) throw new AppError("not_found");
    const workspace = query.search
      ? await tx.workspace.findUnique({ where: { id: ctx.workspaceId }, select: { defaultCountry: true } })
      : null;
    const page = await readMessagePage(tx, ctx.workspaceId, campaignId, workspace?.defaultCountry ?? "MY", {
      ...query,
      limit: query.limit ?? 100,
    });
    const ways = await readInstead(tx, ctx.workspaceId, campaign, page.rows);
    const again = await readAgain(tx, ctx.workspaceId, campaign, page.rows);
    const data = page.rows.map((row) => ({
      ...messageView(ctx, campaignId, row),
      ...ways(row),
      ...again(row.phone),
    }));
    return { data, nextCursor: page.nextCursor };
  });
}

/**
 * One recipient's whole story, or null when the workspace has no such message; in English, else in
 * the language of `say`.
 */
export async function getMessage(
  ctx: WorkspaceContext,
  ref: string,
  say: Say = english,
): Promise<MessageTimelineView | null> {
  const key = parseMessageRef(ref);
  if (key === null) return null;
  const timeline = await inWorkspace(ctx.workspaceId, (tx) => readTimeline(tx, ctx.workspaceId, key, say));
  return timeline && { ...timeline, phone: shownPhone(ctx, timeline.phone) };
}

/** The same; an unknown name and one of another workspace are both "not found". */
export async function requireMessage(
  ctx: WorkspaceContext,
  ref: string,
  say: Say = english,
): Promise<MessageTimelineView> {
  const message = await getMessage(ctx, ref, say);
  if (message === null) throw new AppError("not_found");
  return message;
}

function messageView(ctx: WorkspaceContext, campaignId: string, row: MessageRow): MessageView {
  return {
    id: messageRef(campaignId, Number(row.id)),
    phone: shownPhone(ctx, row.phone),
    name: row.name ?? "",
    status: row.status,
    tracked: row.tracked,
    gatewayMessageId: row.gateway_message_id,
    parts: row.parts,
    attempts: row.attempts,
    failureCode: row.failure_code,
    sentAt: row.sent_at?.toISOString() ?? null,
    finalAt: row.final_at?.toISOString() ?? null,
    readAt: row.read_at?.toISOString() ?? null,
    held: row.held,
    copy: row.copy,
  };
}

/** An id of WhatsApp is no number: of that person none is known. */
function shownPhone(ctx: WorkspaceContext, phone: string): string {
  if (isUserId(phone)) return "";
  return may(ctx.actor.role, "phones.unmasked") ? phone : maskPhone(phone);
}
