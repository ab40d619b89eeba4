import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { isUserId } from "@/lib/core/is-user-id";
import { type MergeValues, renderTemplate } from "@/lib/core/merge-text";
import { readConversation } from "@/lib/inbox/conversation.queries";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { CannedRepliesQuery } from "./canned-reply.input";
import type { CannedReplyView } from "./canned-reply.view";

/**
 * Everybody's and one's own, by name; with a conversation, filled for its person. In the settings
 * only everybody's are managed.
 */
export async function listCannedReplies(
  ctx: WorkspaceContext,
  query: CannedRepliesQuery = {},
  whose: "all" | "shared" = "all",
): Promise<{ data: CannedReplyView[] }> {
  const own = whose === "all" && ctx.actor.kind === "member" ? ctx.actor.id : null;
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const values = query.conversation === undefined ? null : await valuesOf(tx, ctx, query.conversation);
    const rows = await tx.cannedReply.findMany({
      where: {
        workspaceId: ctx.workspaceId,
        OR: [{ ownerId: null }, ...(own === null ? [] : [{ ownerId: own }])],
      },
      orderBy: [{ title: "asc" }, { id: "asc" }],
      take: 700,
    });
    return {
      data: rows.map(({ id, title, text, ownerId }) => {
        const filled = values === null ? { text, missing: [] } : renderTemplate(text, values);
        return { id, title, text, own: ownerId !== null, filled: filled.text, missing: filled.missing };
      }),
    };
  });
}

/**
 * For eyes that may not see the number, `{{phone}}` stays as it is and is filled when the reply is
 * sent.
 */
async function valuesOf(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  conversationId: string,
): Promise<MergeValues> {
  const { rawPhone } = await readConversation(tx, ctx, conversationId);
  if (isUserId(rawPhone)) return { phone: "" };
  const phone = may(ctx.actor.role, "phones.unmasked") ? rawPhone : "{{phone}}";
  const contact = await tx.contact.findFirst({ where: { workspaceId: ctx.workspaceId, phone: rawPhone } });
  if (contact === null) return { phone };
  return {
    firstName: contact.firstName,
    lastName: contact.lastName,
    fields: contact.fields as Record<string, unknown>,
    phone,
  };
}
