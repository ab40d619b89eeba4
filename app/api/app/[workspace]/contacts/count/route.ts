import { contactFilter } from "@/lib/contacts/contact.input";
import { countContacts } from "@/lib/contacts/count-contacts";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("contacts.view", contactFilter, (ctx, filter) =>
  countContacts(ctx.workspaceId, filter),
);
