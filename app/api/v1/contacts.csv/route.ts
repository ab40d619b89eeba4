import { contactFilter } from "@/lib/contacts/contact.input";
import { exportContacts } from "@/lib/contacts/export-contacts";
import { exportResponse } from "@/lib/exports/export-response";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("contacts.export", contactFilter, async (ctx, filter) =>
  exportResponse(await exportContacts(ctx, filter), "csv"),
);
