import { sayKept } from "@/lib/core/kept-sentence";
import { type Say, sentence } from "@/lib/core/sentence";
import { messageSeqno } from "@/lib/messages/message.rules";
import type { AttemptView } from "@/lib/messages/message.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** A message and its campaign, as far as its calls depend on them. */
export interface CalledMessage {
  workspaceId: string;
  campaignId: string;
  id: bigint;
  status: string;
  claimId: bigint | null;
  attempts: number;
  seqnoRound: number;
  firstAttemptAt: Date | null;
}

/** What the recovery of claims writes of a call whose process died in it. */
const LOST = "lost";

interface StoredAttempt {
  number: number;
  claimId: bigint;
  seqno: string;
  outcome: string;
  code: string | null;
  gatewayMessageId: string | null;
  detail: string | null;
  startedAt: Date;
  finishedAt: Date;
}

/**
 * Each call to the gateway that a message was part of, in order; the one under way comes last,
 * without an outcome.
 */
export async function readAttempts(
  tx: WorkspaceDb,
  message: CalledMessage,
  campaign: { tracked: boolean; seqnoPrefix: string; createdAt: Date },
  say: Say,
): Promise<AttemptView[]> {
  const attempts = campaign.tracked
    ? await trackedAttempts(tx, message)
    : await untrackedAttempts(tx, message);
  const list = attempts.map((attempt) => attemptView(attempt, say));
  // Claimed now: the attempt is counted before the call is made, and its outcome is not known yet.
  if (
    message.claimId === null ||
    message.status !== "sending" ||
    attempts.some((attempt) => attempt.claimId === message.claimId)
  )
    return list;
  const seqno = campaign.tracked
    ? messageSeqno(campaign.seqnoPrefix, message.seqnoRound, Number(message.id))
    : await openBatchSeqno(tx, message);
  if (seqno === null) return list;
  const startedAt = (message.firstAttemptAt ?? campaign.createdAt).toISOString();
  const open = {
    startedAt,
    finishedAt: null,
    outcome: "started",
    code: null,
    gatewayMessageId: null,
    detail: null,
  } as const;
  return [...list, { number: message.attempts, seqno, ...open }];
}

function trackedAttempts(
  tx: WorkspaceDb,
  { workspaceId, campaignId, id }: CalledMessage,
): Promise<StoredAttempt[]> {
  return tx.messageAttempt.findMany({
    where: { campaignId, messageId: id, workspaceId },
    orderBy: [{ number: "asc" }, { startedAt: "asc" }],
  });
}

function untrackedAttempts(
  tx: WorkspaceDb,
  { workspaceId, campaignId, id }: CalledMessage,
): Promise<StoredAttempt[]> {
  return tx.$queryRaw<StoredAttempt[]>`
    SELECT number, claim_id AS "claimId", seqno, outcome, code, NULL AS "gatewayMessageId", detail,
      started_at AS "startedAt", finished_at AS "finishedAt"
    FROM untracked_attempts_of(${campaignId}::uuid, ${id})
    WHERE workspace_id = ${workspaceId}::uuid
    ORDER BY number, started_at`;
}

/**
 * Of the batch that this message is being called with; null while its batch is not stored yet, and
 * so certainly not called.
 */
async function openBatchSeqno(
  tx: WorkspaceDb,
  { workspaceId, campaignId, id, claimId }: CalledMessage,
): Promise<string | null> {
  const batches = await tx.untrackedBatch.findMany({
    where: { workspaceId, campaignId, claimId, firstMessageId: { lte: id }, lastMessageId: { gte: id } },
    select: { seqno: true, messageIds: true },
  });
  return batches.find((batch) => batch.messageIds.includes(id))?.seqno ?? null;
}

function attemptView(attempt: StoredAttempt, say: Say): AttemptView {
  return {
    number: attempt.number,
    seqno: attempt.seqno,
    startedAt: attempt.startedAt.toISOString(),
    finishedAt: attempt.finishedAt.toISOString(),
    outcome: attempt.outcome as AttemptView["outcome"],
    code: attempt.code,
    gatewayMessageId: attempt.gatewayMessageId,
    detail: attempt.detail === LOST ? say(sentence("rules.call.stopped")) : sayKept(attempt.detail, say),
  };
}
