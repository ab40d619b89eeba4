import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { openCallbackToken } from "@/lib/callback-tokens/callback-token";
import { receiveCallback } from "@/lib/callbacks/receive-callback";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { CallbackEndpoint } from "@/lib/gateways/callback.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Takes a call that was rejected through the endpoint again, exactly as it came: with the same
 * words and from the same address. It is accepted when what stood in the way has been mended (the
 * address list, for example).
 */
export async function replayCallback(
  ctx: WorkspaceContext,
  input: { id: string },
): Promise<{ accepted: boolean; status: number }> {
  const call = await inWorkspace(ctx.workspaceId, async (tx) => {
    const rejection = await tx.callbackRejection.findFirst({
      where: { id: BigInt(input.id), workspaceId: ctx.workspaceId },
    });
    if (!rejection) throw new AppError("not_found");
    const token = await tx.callbackToken.findFirst({
      where: { gatewayAccountId: rejection.gatewayAccountId, workspaceId: ctx.workspaceId, expiresAt: null },
    });
    if (!token) throw new AppError("unprocessable", sentence("problems.callbacks.noUrls"));
    return {
      token: openCallbackToken(token),
      endpoint: rejection.kind as CallbackEndpoint,
      method: rejection.method,
      query: Buffer.from(rejection.raw).toString("latin1"),
      headers: rejection.headers as Record<string, string>,
      body: Buffer.from(rejection.body),
      ip: rejection.ip ?? "",
      replayed: true,
    };
  });
  const answer = await receiveCallback(call);
  const accepted = answer.status === 200;
  await inWorkspace(ctx.workspaceId, async (tx) => {
    if (accepted)
      await tx.callbackRejection.update({
        where: { id: BigInt(input.id) },
        data: { replayedAt: new Date() },
      });
    await recordAudit(tx, ctx, {
      action: "callback.replayed",
      entity: "callbackRejection",
      entityId: input.id,
      after: { status: answer.status },
    });
  });
  return { accepted, status: answer.status };
}
