import { contactsQuery, createContactInput } from "@/lib/contacts/contact.input";
import { listContacts } from "@/lib/contacts/contact.queries";
import { createContact } from "@/lib/contacts/create-contact";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("contacts.view", contactsQuery, (ctx, input) =>
  listContacts(ctx.workspaceId, input),
);
export const POST = workspaceRoute("contacts.edit", createContactInput, createContact, { status: 201 });
