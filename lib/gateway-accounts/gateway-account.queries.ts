import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import type { Say } from "@/lib/core/sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { PAUSE_REASONS, type PauseReason } from "@/lib/core/pause-reason";
import type { BalanceView, GatewayAccountView } from "@/lib/gateway-accounts/gateway-account.view";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { GatewayAccount, WhatsAppNumber } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

type Where = Pick<WorkspaceContext, "workspaceId">;

/** The accounts of a workspace, the default first; in English, else in the language of `say`. */
export function listGatewayAccounts(ctx: Where, say: Say = english): Promise<GatewayAccountView[]> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const rows = await tx.gatewayAccount.findMany({
      where: { workspaceId: ctx.workspaceId, archivedAt: null },
      orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
    });
    const waiting = await tx.campaign.groupBy({
      by: ["gatewayAccountId"],
      where: {
        workspaceId: ctx.workspaceId,
        status: "paused",
        pausedReason: { in: [...PAUSE_REASONS] },
      },
      _count: { _all: true },
    });
    const counts = new Map(waiting.map((group) => [group.gatewayAccountId, group._count._all]));
    const numbers = await tx.whatsAppNumber.findMany({ where: { workspaceId: ctx.workspaceId } });
    return rows.map((row) => ({
      ...toView(row, counts.get(row.id) ?? 0, say),
      ...numberView(
        numbers.find((one) => one.gatewayAccountId === row.id),
        say,
      ),
    }));
  });
}

/** One account of the workspace; another workspace's answers as one that does not exist. */
export async function requireGatewayAccount(ctx: Where, id: string): Promise<GatewayAccountView> {
  const found = (await listGatewayAccounts(ctx)).find((account) => account.id === id);
  if (!found) throw new AppError("not_found");
  return found;
}

/** Makes sure that an id from outside is one of the workspace's accounts. */
export async function requireOwnAccount(ctx: Where, id: string): Promise<{ kind: string }> {
  const found = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.gatewayAccount.findFirst({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
      select: { kind: true },
    }),
  );
  if (!found) throw new AppError("not_found");
  return found;
}

/** What the gateway last said about an account. */
export async function getBalance(ctx: Where, id: string): Promise<BalanceView> {
  return (await requireGatewayAccount(ctx, id)).balance;
}

function toView(row: GatewayAccount, pausedCampaigns: number, say: Say): GatewayAccountView {
  return {
    id: row.id,
    label: row.label,
    baseUrl: row.baseUrl,
    username: row.username,
    kind: row.kind,
    settings: gatewayOf(row.kind).settings.parse(row.settings),
    bulkBatchSize: row.bulkBatchSize,
    maxConnections: row.maxConnections,
    maxPerSecond: row.maxPerSecond,
    status: row.status,
    pausedReason: row.pausedReason as PauseReason | null,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    isDefault: row.isDefault,
    allowedAddresses: row.allowedAddresses,
    lowBalanceAt: row.lowBalanceAt === null ? null : Number(row.lowBalanceAt),
    balance: {
      used: row.used === null ? null : Number(row.used),
      remaining: row.remaining === null ? null : Number(row.remaining),
      checkedAt: row.balanceCheckedAt?.toISOString() ?? null,
    },
    balanceError: sayKept(row.balanceError, say),
    pausedCampaigns,
  };
}

function numberView(row: WhatsAppNumber | undefined, say: Say): Pick<GatewayAccountView, "number"> {
  if (row === undefined || (row.toldAt === null && row.problem === null)) return {};
  const { number, name, quality, state, tier, peopleLimit, blocked, toldAt } = row;
  return {
    number: {
      ...{ number, name, quality, state, tier, peopleLimit, blocked },
      toldAt: toldAt?.toISOString() ?? null,
      problem: row.problem === null ? null : sayKept(row.problem, say),
    },
  };
}
