import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { createContact } from "@/lib/contacts/create-contact";
import { AppError } from "@/lib/core/app-error";
import { isUserId } from "@/lib/core/is-user-id";
import { sentence } from "@/lib/core/sentence";
import type { AddToContactsInput } from "@/lib/inbox/conversation.input";
import { readConversation } from "@/lib/inbox/conversation.queries";
import { isAnswerable } from "@/lib/inbox/conversation.rules";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Gives the number of a conversation a name. Whoever answers may do it, without seeing the number;
 * into a list only those who see lists. Somebody with this number already there is completed.
 */
export async function addToContacts(
  ctx: WorkspaceContext,
  { id, firstName, lastName, listId }: AddToContactsInput,
): Promise<{ created: boolean }> {
  if (listId && !may(ctx.actor.role, "contacts.edit")) throw new AppError("forbidden");
  const { rawPhone } = await inWorkspace(ctx.workspaceId, (tx) => readConversation(tx, ctx, id));
  if (isUserId(rawPhone)) throw new AppError("unprocessable", sentence("problems.inbox.noPhone"));
  if (!isAnswerable(rawPhone)) throw new AppError("unprocessable", sentence("problems.inbox.noContact"));
  const { created } = await createContact(ctx, {
    phone: `+${rawPhone}`,
    firstName,
    lastName,
    fields: {},
    listId,
  });
  await inWorkspace(ctx.workspaceId, (tx) => hintConversation(tx, ctx.workspaceId, id));
  return { created };
}
