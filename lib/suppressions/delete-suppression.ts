import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { isUserId } from "@/lib/core/is-user-id";
import { maskPhone, parsePhone } from "@/lib/core/phone-number";
import { countLookup } from "@/lib/masked-numbers/count-lookup";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import type { DeleteSuppressionInput } from "@/lib/suppressions/suppression.input";

/**
 * Allows a phone to be texted again; where a stop of one channel is left, that one goes next. The
 * audit line keeps why it was not, but no note, for notes speak of people. Asking for one that is
 * not there also tells something to somebody who sees numbers masked, so it is counted like a
 * search.
 */
export async function deleteSuppression(
  ctx: WorkspaceContext,
  input: DeleteSuppressionInput,
): Promise<{ deleted: true }> {
  const phones = await readings(ctx, input.phone);
  for (const phone of phones) await countLookup(ctx, phone);
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const found = await tx.suppression.findMany({
      where: { workspaceId: ctx.workspaceId, phone: { in: phones } },
    });
    const before = phones
      .map((phone) => found.find((row) => row.phone === phone))
      .find((row) => row !== undefined);
    if (before === undefined) return deleteStop(tx, ctx, phones);
    const where = { workspaceId: ctx.workspaceId, phone: before.phone };
    await tx.suppression.deleteMany({ where });
    await recordAudit(tx, ctx, {
      action: "suppression.deleted",
      entity: "suppression",
      entityId: maskPhone(where.phone),
      before: { reason: before.reason, source: before.source, noted: before.note !== "" },
    });
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "contact" });
    return { deleted: true };
  });
}

/** Nothing stops all of it: what stops one channel is taken back. */
async function deleteStop(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  phones: string[],
): Promise<{ deleted: true }> {
  const { workspaceId } = ctx;
  const found = await tx.channelStop.findMany({ where: { workspaceId, phone: { in: phones } } });
  const before = phones
    .map((phone) => found.find((row) => row.phone === phone))
    .find((row) => row !== undefined);
  if (before === undefined) throw new AppError("not_found");
  const { phone, channel, reason, source, note } = before;
  await tx.channelStop.deleteMany({ where: { workspaceId, phone, channel } });
  await recordAudit(tx, ctx, {
    action: "suppression.deleted",
    entity: "suppression",
    entityId: maskPhone(phone),
    before: { reason, source, scope: channel, noted: note !== "" },
  });
  await notify(asSqlRunner(tx), { workspaceId, topic: "contact" });
  return { deleted: true };
}

/**
 * The numbers that this may be, each counted by itself. As it is stored comes first: digits with a
 * country code may also read as a number of the workspace's own country.
 */
async function readings(ctx: WorkspaceContext, typed: string): Promise<string[]> {
  // Who has no number here is asked for by the id that stands in its place.
  if (isUserId(typed)) return [typed];
  const { defaultCountry } = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.workspace.findFirstOrThrow({ where: { id: ctx.workspaceId }, select: { defaultCountry: true } }),
  );
  const parsed = parsePhone(typed, defaultCountry);
  const phones = [typed.replace(/\D/g, ""), ...(parsed.ok ? [parsed.phone] : [])];
  return [...new Set(phones)].filter((phone) => /^[1-9]/.test(phone));
}
