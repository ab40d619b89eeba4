import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * The account that a campaign of this channel goes through, where it must be named: one that was
 * chosen, or the first that can, where the workspace's own sends by another channel. Null leaves it
 * to the launch. Refuses an account of another channel.
 */
export async function accountOfChannel(
  ctx: WorkspaceContext,
  channel: Channel,
  chosen: string | null,
): Promise<string | null> {
  const accounts = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.gatewayAccount.findMany({
      where: { workspaceId: ctx.workspaceId, archivedAt: null },
      orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
      select: { id: true, kind: true },
    }),
  );
  const fits = ({ kind }: { kind: string }) => gatewayOf(kind).channel === channel;
  const account = accounts.find(({ id }) => id === chosen);
  if (account !== undefined && !fits(account)) {
    const said = sentence("problems.gateways.otherChannel", { channel: gatewayOf(account.kind).channel });
    throw new AppError("unprocessable", said, { gatewayAccountId: said });
  }
  if (chosen !== null) return chosen;
  const [first] = accounts;
  if (first === undefined || fits(first)) return channel === "sms" ? null : (first?.id ?? none(channel));
  return accounts.find(fits)?.id ?? none(channel);
}

function none(channel: Channel): never {
  const said = sentence("problems.gateways.noneOfChannel", { channel });
  throw new AppError("unprocessable", said, { gatewayAccountId: said });
}
