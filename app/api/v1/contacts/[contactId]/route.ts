import { contactIdInput } from "@/lib/contacts/contact.input";
import { requireContact } from "@/lib/contacts/contact-detail.queries";
import { deleteContact } from "@/lib/contacts/delete-contact";
import { AppError } from "@/lib/core/app-error";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("contacts.view", null, (ctx, _, { params }) =>
  requireContact(ctx.workspaceId, params.contactId ?? ""),
);

export const DELETE = workspaceRoute("contacts.edit", null, async (ctx, _, { params }) => {
  const input = contactIdInput.safeParse(params);
  if (!input.success) throw new AppError("not_found");
  await deleteContact(ctx, input.data);
});
