import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import type { RecordOptInInput, WithdrawOptInInput } from "@/lib/whatsapp-opt-ins/opt-in.input";
import { storeOptIns } from "@/lib/whatsapp-opt-ins/store-opt-ins";

/** Somebody agreed to marketing by WhatsApp, on a day of the past or now. */
export async function recordOptIn(
  ctx: WorkspaceContext,
  { contactId, at, how, words, proof }: RecordOptInInput,
): Promise<{ recorded: true }> {
  const { workspaceId, actor } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const phone = await phoneOf(tx, workspaceId, contactId);
    const source = actor.kind === "apiKey" ? "api" : "person";
    const given = { phone, at: at === undefined ? null : new Date(`${at}T12:00:00Z`), how, words, proof };
    const taken = await storeOptIns(asSqlRunner(tx), { workspaceId, source, actor }, [given]);
    const newer = sentence("problems.whatsappOptIns.newer");
    if (taken === 0) throw new AppError("conflict", newer, { at: newer });
    await recordAudit(tx, ctx, {
      action: "optIn.recorded",
      entity: "contact",
      entityId: contactId,
      after: { how, at: at ?? null },
    });
    await notify(asSqlRunner(tx), { workspaceId, topic: "contact" });
    return { recorded: true };
  });
}

/** They took it back in another way than by a stop. What they had agreed to stays written down. */
export async function withdrawOptIn(
  ctx: WorkspaceContext,
  { contactId }: WithdrawOptInInput,
): Promise<{ withdrawn: true }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const phone = await phoneOf(tx, workspaceId, contactId);
    const { count } = await tx.whatsAppOptIn.updateMany({
      where: { workspaceId, phone, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    if (count === 0) return { withdrawn: true };
    await recordAudit(tx, ctx, { action: "optIn.withdrawn", entity: "contact", entityId: contactId });
    await notify(asSqlRunner(tx), { workspaceId, topic: "contact" });
    return { withdrawn: true };
  });
}

async function phoneOf(tx: WorkspaceDb, workspaceId: string, contactId: string): Promise<string> {
  const contact = await tx.contact.findFirst({
    where: { workspaceId, id: BigInt(contactId) },
    select: { phone: true },
  });
  if (contact === null) throw new AppError("not_found");
  return contact.phone;
}
