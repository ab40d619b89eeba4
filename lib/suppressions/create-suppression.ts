import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { maskPhone, parsePhone } from "@/lib/core/phone-number";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { presentSuppression } from "@/lib/suppressions/present-suppression";
import type { CreateSuppressionInput } from "@/lib/suppressions/suppression.input";
import type { CreatedSuppression } from "@/lib/suppressions/suppression.view";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Nobody may text this phone from now on, queued messages included. Doing it again changes nothing: the first reason stays. */
export async function createSuppression(ctx: WorkspaceContext, input: CreateSuppressionInput): Promise<CreatedSuppression> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const workspace = await tx.workspace.findFirstOrThrow({ where: { id: ctx.workspaceId }, select: { defaultCountry: true } });
    const parsed = parsePhone(input.phone, workspace.defaultCountry);
    if (!parsed.ok) throw new AppError("invalid", parsed.message, { phone: parsed.message });
    const { count } = await tx.suppression.createMany({
      data: {
        workspaceId: ctx.workspaceId,
        phone: parsed.phone,
        reason: input.reason,
        note: input.note,
        source: ctx.actor.kind === "apiKey" ? "api" : "person",
        createdById: ctx.actor.id,
      },
      skipDuplicates: true,
    });
    const row = await tx.suppression.findFirstOrThrow({ where: { workspaceId: ctx.workspaceId, phone: parsed.phone } });
    if (count === 1) {
      await recordAudit(tx, ctx, {
        action: "suppression.created",
        entity: "suppression",
        entityId: maskPhone(parsed.phone),
        after: { reason: row.reason, source: row.source },
      });
      await tx.$executeRaw`SELECT canang_notify(${ctx.workspaceId}::uuid, 'contact', NULL)`;
    }
    return { ...presentSuppression(ctx, row), created: count === 1 };
  });
}
