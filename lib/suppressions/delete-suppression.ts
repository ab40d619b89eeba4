import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { maskPhone, parsePhone } from "@/lib/core/phone-number";
import { countLookup } from "@/lib/masked-numbers/count-lookup";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import type { DeleteSuppressionInput } from "@/lib/suppressions/suppression.input";

/**
 * Allows a phone to be texted again. The audit line keeps why it was not. Asking for one that is
 * not there also tells something to somebody who sees numbers masked, so it is counted like a
 * search.
 */
export async function deleteSuppression(
  ctx: WorkspaceContext,
  input: DeleteSuppressionInput,
): Promise<{ deleted: true }> {
  await countLookup(ctx, input.phone.replace(/\D/g, ""));
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const workspace = await tx.workspace.findFirstOrThrow({
      where: { id: ctx.workspaceId },
      select: { defaultCountry: true },
    });
    const parsed = parsePhone(input.phone, workspace.defaultCountry);
    // As it is stored first: digits with a country code may also read as a number of the
    // workspace's own country.
    const phones = [input.phone.replace(/\D/g, ""), ...(parsed.ok ? [parsed.phone] : [])];
    const found = await tx.suppression.findMany({
      where: { workspaceId: ctx.workspaceId, phone: { in: phones } },
    });
    const before = phones
      .map((phone) => found.find((row) => row.phone === phone))
      .find((row) => row !== undefined);
    if (before === undefined) throw new AppError("not_found");
    const where = { workspaceId: ctx.workspaceId, phone: before.phone };
    await tx.suppression.deleteMany({ where });
    await recordAudit(tx, ctx, {
      action: "suppression.deleted",
      entity: "suppression",
      entityId: maskPhone(where.phone),
      before: { reason: before.reason, source: before.source, note: before.note },
    });
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "contact" });
    return { deleted: true };
  });
}
