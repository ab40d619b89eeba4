import { contactsQuery } from "@/lib/contacts/contact.input";
import { listContacts } from "@/lib/contacts/contact.queries";
import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { addContacts } from "@/lib/lists/add-contacts";
import { addContactsInput, MAX_CONTACTS_BYTES } from "@/lib/lists/list.input";
import { requireList } from "@/lib/lists/list.queries";

export const GET = workspaceRoute("contacts.view", contactsQuery, async (ctx, input, { params }) => {
  const list = await requireList(ctx.workspaceId, requireUuid(params.listId));
  return listContacts(ctx.workspaceId, { ...input, list: list.id });
});

export const POST = workspaceRoute(
  "contacts.edit",
  addContactsInput,
  (ctx, input, { params }) => addContacts(ctx, { ...input, listId: requireUuid(params.listId) }),
  { maxBytes: MAX_CONTACTS_BYTES },
);
