import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { CallbackUrls } from "@/lib/callback-tokens/callback-urls.view";
import { AppError } from "@/lib/core/app-error";
import { recordReveal } from "@/lib/members/record-reveal";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { createCallbackToken } from "./callback-token";

/**
 * Makes a new pair of callback URLs; the old pair is accepted for a week more, or until a person
 * retires it.
 */
export function rotateCallbackToken(ctx: WorkspaceContext, input: { id: string }): Promise<CallbackUrls> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const account = await tx.gatewayAccount.findFirst({
      where: { id: input.id, workspaceId: ctx.workspaceId, archivedAt: null },
      select: { id: true },
    });
    if (!account) throw new AppError("not_found");
    const { id, urls } = await createCallbackToken(asSqlRunner(tx), {
      workspaceId: ctx.workspaceId,
      gatewayAccountId: account.id,
    });
    await recordReveal(asSqlRunner(tx), ctx, { kind: "callbacks", entityId: id, fresh: true });
    await recordAudit(tx, ctx, {
      action: "callbackToken.rotated",
      entity: "gatewayAccount",
      entityId: account.id,
      after: { tokenId: id },
    });
    return urls;
  });
}
