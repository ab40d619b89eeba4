import { contactsQuery } from "@/lib/contacts/contact.input";
import { listContacts } from "@/lib/contacts/contact.queries";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("contacts.view", contactsQuery, (ctx, input) =>
  listContacts(ctx.workspaceId, input),
);
