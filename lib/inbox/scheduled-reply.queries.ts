import type { WorkspaceContext } from "@/lib/access/context";
import { readKept } from "@/lib/core/kept-sentence";
import { CHANNELS } from "@/lib/gateways/gateway-kind.rules";
import type { ScheduledReplyView } from "@/lib/inbox/scheduled-reply.view";
import { hidePhone } from "@/lib/inbox/shown-phone";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

const MOST = 40;

/** The next one first. */
export async function readScheduled(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  { conversationId, phone }: { conversationId: string; phone: string },
): Promise<ScheduledReplyView[]> {
  const rows = await tx.scheduledReply.findMany({
    where: { workspaceId: ctx.workspaceId, conversationId, status: { in: ["waiting", "refused"] } },
    orderBy: [{ sendAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  if (rows.length === 0) return [];
  const newest = await tx.inboundMessage.findFirst({
    where: { workspaceId: ctx.workspaceId, conversationId },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    select: { receivedAt: true },
  });
  return rows.map((row) => ({
    id: row.id,
    text: hidePhone(ctx, row.text, phone),
    channel: CHANNELS.find((one) => one === row.channel) ?? null,
    sendAt: row.sendAt.toISOString(),
    by: row.madeByName,
    status: row.status === "refused" ? "refused" : "waiting",
    reason: row.reason === null ? null : readKept(row.reason),
    wroteSince: newest !== null && newest.receivedAt > row.writtenAt,
  }));
}
