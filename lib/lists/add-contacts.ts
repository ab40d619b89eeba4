import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { prepareContact } from "@/lib/contacts/prepare-contact";
import { addToList, type ContactRow, storeContacts } from "@/lib/contacts/store-contacts";
import { english } from "@/lib/core/english";
import { inTurns } from "@/lib/core/in-turns";
import type { AddContactsInput } from "@/lib/lists/list.input";
import type { AddedContacts } from "@/lib/lists/list.view";
import { requireLists } from "@/lib/lists/require-lists";
import { notify } from "@/lib/platform/live/notify";

/**
 * Puts up to 10,000 people into a list in one transaction. Rows that cannot be used are answered
 * with their number and the reason.
 */
export async function addContacts(
  ctx: WorkspaceContext,
  input: AddContactsInput & { listId: string },
): Promise<AddedContacts> {
  return mergeInWorkspace(ctx.workspaceId, async (client) => {
    await requireLists(client, ctx.workspaceId, [input.listId]);
    const { rows } = await client.query<{ country: string }>(
      "SELECT default_country AS country FROM workspace WHERE id = $1",
      [ctx.workspaceId],
    );
    const { contacts, repeated, rejections } = await sortOut(input, input.country ?? rows[0]?.country ?? "");
    const stored = await storeContacts(client, ctx.workspaceId, contacts);
    const added = await addToList(client, ctx.workspaceId, input.listId, stored, () =>
      contacts.map((contact) => contact.phone),
    );
    const result: AddedContacts = {
      accepted: added.accepted,
      updated: added.updated,
      duplicates: contacts.length - added.accepted - added.updated + repeated,
      rejected: rejections.length,
      rejections,
    };
    const { rejections: _, ...counts } = result;
    await recordAudit(client, ctx, {
      action: "list.contactsAdded",
      entity: "list",
      entityId: input.listId,
      after: counts,
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "contact" });
    return result;
  });
}

async function sortOut(input: AddContactsInput, country: string) {
  const byPhone = new Map<string, ContactRow>();
  const rejections: AddedContacts["rejections"] = [];
  let repeated = 0;
  await inTurns(input.contacts, (raw, index) => {
    const prepared = prepareContact(raw, country);
    if (!prepared.ok) {
      rejections.push({
        row: index + 1,
        value: prepared.value,
        reason: prepared.reason,
        message: english(prepared.sentence),
      });
    } else if (byPhone.has(prepared.contact.phone)) repeated++;
    else byPhone.set(prepared.contact.phone, prepared.contact);
  });
  return { contacts: [...byPhone.values()], repeated, rejections };
}
