import type { Say } from "@/lib/core/sentence";
import { isGsm7 } from "@/lib/core/sms-text";
import { messageRef } from "@/lib/messages/message.rules";
import type { MessageTimelineView, ReportView } from "@/lib/messages/message.view";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { readAttempts } from "@/lib/messages/read-attempts";
import { verdictSentence } from "@/lib/messages/report-verdict.rules";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

interface Key {
  campaignId: string;
  id: number;
}

/**
 * A message with each call to the gateway and each raw report, in order. A handful of index
 * look-ups.
 */
export async function readTimeline(
  tx: WorkspaceDb,
  workspaceId: string,
  key: Key,
  say: Say,
): Promise<MessageTimelineView | null> {
  const message = await tx.message.findFirst({
    where: { campaignId: key.campaignId, id: key.id, workspaceId },
  });
  const campaign = await tx.campaign.findFirst({ where: { id: key.campaignId, workspaceId } });
  if (message === null || campaign === null) return null;
  const contact =
    message.contactId === null
      ? null
      : await tx.contact.findFirst({ where: { id: message.contactId, workspaceId } });
  const attempts = await readAttempts(tx, message, campaign, say);
  const content = campaign.message as MessageContent;
  const text = message.text ?? (content.kind === "binary" ? content.hex : content.text);
  return {
    id: messageRef(key.campaignId, key.id),
    phone: message.phone,
    name: contact === null ? "" : `${contact.firstName} ${contact.lastName}`.trim(),
    status: message.status,
    tracked: message.tracked,
    gatewayMessageId: attempts.find((attempt) => attempt.gatewayMessageId !== null)?.gatewayMessageId ?? null,
    parts: message.parts,
    attempts,
    failureCode: message.failureCode,
    sentAt: message.sentAt?.toISOString() ?? null,
    finalAt: message.finalAt?.toISOString() ?? null,
    readAt: message.readAt?.toISOString() ?? null,
    held: message.heldAt !== null,
    copy: message.copy,
    text,
    encoding: content.kind === "binary" ? "binary" : isGsm7(text) ? "gsm7" : "ucs2",
    campaignId: key.campaignId,
    campaignName: campaign.name,
    kind: campaign.kind,
    firstAttemptAt: message.attempts === 0 ? null : (message.firstAttemptAt?.toISOString() ?? null),
    reports: await readReports(
      tx,
      workspaceId,
      campaign.gatewayAccountId,
      attempts.flatMap((attempt) => attempt.gatewayMessageId ?? []),
      say,
    ),
  };
}

/** Found by the gateway's own id of the message, for which reports have a unique index. */
async function readReports(
  tx: WorkspaceDb,
  workspaceId: string,
  gatewayAccountId: string | null,
  ids: string[],
  say: Say,
): Promise<ReportView[]> {
  if (gatewayAccountId === null || ids.length === 0) return [];
  const reports = await tx.deliveryReport.findMany({
    where: { workspaceId, gatewayAccountId, gatewayMessageId: { in: [...new Set(ids)] } },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });
  return reports.map((report) => {
    const verdict = report.discardedAt === null ? report.verdict : "discarded";
    return {
      id: String(report.id),
      statusCode: report.statusCode,
      receivedAt: report.receivedAt.toISOString(),
      times: report.times,
      raw: report.raw,
      applied: verdict === "applied",
      verdict,
      why: say(verdictSentence(verdict, report.times)),
    };
  });
}
