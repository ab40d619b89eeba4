import { contactFilter } from "@/lib/contacts/contact.input";
import { exportContacts } from "@/lib/contacts/export-contacts";
import { exportFormat } from "@/lib/exports/export.input";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute(
  "contacts.export",
  contactFilter.extend(exportFormat.shape),
  async (ctx, { format, ...filter }) => exportResponse(await exportContacts(ctx, filter), format),
  { confirmed: true },
);
