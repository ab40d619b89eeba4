import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { CreateContactInput } from "@/lib/contacts/contact.input";
import type { CreatedContact } from "@/lib/contacts/contact.view";
import { lockLists } from "@/lib/contacts/lock-lists";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { prepareContact } from "@/lib/contacts/prepare-contact";
import { addToList, storeContacts } from "@/lib/contacts/store-contacts";
import { AppError } from "@/lib/core/app-error";
import { notify } from "@/lib/platform/live/notify";

/**
 * Adds one person, to a list as well when one is named. Somebody with this phone already there is
 * completed, and `created` is false.
 */
export async function createContact(
  ctx: WorkspaceContext,
  input: CreateContactInput,
): Promise<CreatedContact> {
  return mergeInWorkspace(ctx.workspaceId, async (client) => {
    if (input.listId) {
      const [list] = await lockLists(client, ctx.workspaceId, [input.listId]);
      if (list === undefined || list.archived) throw new AppError("not_found");
    }
    const { rows } = await client.query<{ country: string }>(
      "SELECT default_country AS country FROM workspace WHERE id = $1",
      [ctx.workspaceId],
    );
    const prepared = prepareContact(input, rows[0]?.country ?? "");
    if (!prepared.ok) throw new AppError("invalid", prepared.sentence, { phone: prepared.sentence });
    const { phone } = prepared.contact;
    const stored = await storeContacts(client, ctx.workspaceId, [prepared.contact]);
    if (input.listId) await addToList(client, ctx.workspaceId, input.listId, stored, () => [phone]);
    const found = await client.query<{ id: number }>(
      "SELECT id FROM contact WHERE workspace_id = $1 AND phone = $2",
      [ctx.workspaceId, phone],
    );
    const id = String(found.rows[0]?.id);
    const created = stored.created.length === 1;
    await recordAudit(client, ctx, {
      action: created ? "contact.created" : "contact.updated",
      entity: "contact",
      entityId: id,
      after: { listId: input.listId ?? null },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "contact", id });
    return { id, phone, created };
  });
}
