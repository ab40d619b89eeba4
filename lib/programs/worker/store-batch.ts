import { setTimeout as pause } from "node:timers/promises";
import { type BatchResult, recordBatch } from "@/lib/sending/record-batch";
import type { UntrackedBatch } from "@/lib/sending/untracked-batches";
import type { SenderTools } from "./sender-tools";

const STORE_AGAIN_MS = 1_000;

/**
 * Tries until it is stored. One that stops before that lets the claim go: the batch is asked for
 * again with the same seqno.
 */
export async function storeBatch(
  tools: SenderTools,
  batch: UntrackedBatch,
  result: BatchResult,
  stopping: () => boolean,
): Promise<void> {
  for (;;) {
    try {
      await recordBatch(batch, result, tools.outcomes.options.pauses);
      return tools.claims.settle(batch.claimId, batch.messageIds.length);
    } catch (error) {
      tools.onError(error);
      if (stopping()) return tools.claims.abandon(batch.claimId);
      await pause(STORE_AGAIN_MS);
    }
  }
}
