import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { CreateSenderInput } from "@/lib/senders/sender.input";
import type { SenderView } from "@/lib/senders/sender.view";

/** A sender for the composer to offer. */
export async function createSender(ctx: WorkspaceContext, input: CreateSenderInput): Promise<SenderView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const made = await tx.sender.createManyAndReturn({
      data: [{ workspaceId: ctx.workspaceId, ...input }],
      skipDuplicates: true,
    });
    const row = made[0];
    if (row === undefined)
      throw new AppError("conflict", sentence("problems.senders.known"), {
        value: sentence("problems.senders.known"),
      });
    await recordAudit(tx, ctx, {
      action: "sender.created",
      entity: "sender",
      entityId: row.id,
      after: { value: row.value },
    });
    return { id: row.id, value: row.value, note: row.note, createdAt: row.createdAt.toISOString() };
  });
}
