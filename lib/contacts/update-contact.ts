import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { UpdateContactInput } from "@/lib/contacts/contact.input";
import { prepareContact } from "@/lib/contacts/prepare-contact";
import { AppError } from "@/lib/core/app-error";
import { maskPhone } from "@/lib/core/phone-number";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

const TAKEN = sentence("problems.contacts.phoneTaken");

/**
 * Changes one person, the number included. What was sent to the old number stays in its campaigns.
 */
export async function updateContact(
  ctx: WorkspaceContext,
  input: UpdateContactInput,
): Promise<{ id: string }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: BigInt(input.contactId), workspaceId: ctx.workspaceId };
    const before = await tx.contact.findFirst({ where });
    if (!before) throw new AppError("not_found");
    const workspace = await tx.workspace.findFirstOrThrow({
      where: { id: ctx.workspaceId },
      select: { defaultCountry: true },
    });
    const prepared = prepareContact(input, workspace.defaultCountry);
    if (!prepared.ok) throw new AppError("invalid", prepared.sentence, { phone: prepared.sentence });
    const { phone, country, firstName, lastName, fields } = prepared.contact;
    const other = await tx.contact.findFirst({
      where: { workspaceId: ctx.workspaceId, phone, id: { not: before.id } },
      select: { id: true },
    });
    if (other) throw new AppError("conflict", TAKEN, { phone: TAKEN });
    const data = { phone, country, firstName, lastName, fields, updatedAt: new Date() };
    await tx.contact.updateMany({ where, data }).catch((error: { code?: string }) => {
      throw error.code === "P2002" ? new AppError("conflict", TAKEN, { phone: TAKEN }) : error;
    });
    await recordAudit(tx, ctx, {
      action: "contact.updated",
      entity: "contact",
      entityId: input.contactId,
      before: { phone: maskPhone(before.phone) },
      after: {
        phone: maskPhone(phone),
        changed: (["phone", "firstName", "lastName"] as const).filter((name) => data[name] !== before[name]),
      },
    });
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "contact", id: input.contactId });
    return { id: input.contactId };
  });
}
