import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import { type Say, sentence } from "@/lib/core/sentence";
import { verdictSentence } from "@/lib/messages/report-verdict.rules";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { openCallbackUrls } from "@/lib/callback-tokens/callback-token";
import { AppError } from "@/lib/core/app-error";
import type {
  CallbackCallView,
  CallbackDoctorView,
  CallbackTokenView,
} from "@/lib/gateway-accounts/gateway-account.view";
import type { CallbackToken } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

const LAST = 20;

/**
 * What the callback doctor shows about one account: URLs, first-hit light, last callers, and what
 * was rejected and why.
 */
export function getCallbackDoctor(
  ctx: Pick<WorkspaceContext, "workspaceId">,
  accountId: string,
  say: Say = english,
): Promise<CallbackDoctorView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { workspaceId: ctx.workspaceId, gatewayAccountId: accountId };
    const account = await tx.gatewayAccount.findFirst({
      where: { id: accountId, workspaceId: ctx.workspaceId, archivedAt: null },
      select: { id: true, label: true, allowedAddresses: true },
    });
    if (!account) throw new AppError("not_found");
    const tokens = await tx.callbackToken.findMany({
      where: { ...where, retiredAt: null },
      orderBy: { createdAt: "desc" },
      take: LAST,
    });
    const rejections = await tx.callbackRejection.findMany({ where, orderBy: { id: "desc" }, take: LAST });
    const views = tokens.filter((token, index) => counts(token, tokens.slice(0, index))).map(tokenView);
    const lastUsed = views
      .filter((token) => lastCall(token) !== "")
      .sort((a, b) => lastCall(b).localeCompare(lastCall(a)))[0];
    return {
      account,
      current: views.find((token) => token.expiresAt === null) ?? null,
      older: views.filter((token) => token.expiresAt !== null),
      lastUsedId: lastUsed?.id ?? null,
      calls: await lastCalls(tx, where, say),
      rejections: rejections.map((row) => ({
        id: row.id.toString(),
        kind: row.kind,
        at: row.at.toISOString(),
        ip: row.ip,
        raw: [row.raw, row.body]
          .map((part) => Buffer.from(part).toString("latin1"))
          .filter((part) => part !== "")
          .join("\n"),
        reason: sayKept(row.reason, say),
        replayedAt: row.replayedAt?.toISOString() ?? null,
      })),
    };
  });
}

/**
 * As the endpoint decides: an older pair ends after its week only once a newer one has been called
 * (D9).
 */
function counts(token: CallbackToken, newer: CallbackToken[]): boolean {
  const replaced = newer.some((each) => each.lastReportAt !== null || each.lastInboundAt !== null);
  return token.expiresAt === null || token.expiresAt > new Date() || !replaced;
}

function lastCall(token: CallbackTokenView): string {
  return [token.lastReportAt ?? "", token.lastInboundAt ?? ""].sort().at(-1) ?? "";
}

async function lastCalls(
  tx: WorkspaceDb,
  where: { workspaceId: string; gatewayAccountId: string },
  say: Say,
): Promise<CallbackCallView[]> {
  const reports = await tx.deliveryReport.findMany({ where, orderBy: { id: "desc" }, take: LAST });
  // By account through its conversations' index would miss texts without a conversation; the newest
  // of the workspace are few.
  const inbound = await tx.inboundMessage.findMany({
    where: { workspaceId: where.workspaceId },
    orderBy: { id: "desc" },
    take: LAST,
  });
  const calls: CallbackCallView[] = [
    ...reports.map((row) => ({
      id: `report-${row.id}`,
      kind: "report" as const,
      at: row.lastReceivedAt.toISOString(),
      ip: row.ip,
      raw: row.raw,
      result: say(verdictSentence(row.verdict, row.times)),
    })),
    ...inbound
      .filter((row) => row.gatewayAccountId === where.gatewayAccountId)
      .map((row) => ({
        id: `inbound-${row.id}`,
        kind: "inbound" as const,
        at: row.receivedAt.toISOString(),
        ip: row.ip,
        raw: Buffer.from(row.raw).toString("latin1"),
        result: say(
          sentence(row.repeatOfId === null ? "rules.inboundCall.stored" : "rules.inboundCall.repeat"),
        ),
      })),
  ];
  return calls.sort((a, b) => b.at.localeCompare(a.at)).slice(0, LAST);
}

function tokenView(row: CallbackToken): CallbackTokenView {
  return {
    id: row.id,
    urls: openCallbackUrls(row),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastReportAt: row.lastReportAt?.toISOString() ?? null,
    lastInboundAt: row.lastInboundAt?.toISOString() ?? null,
  };
}
