import "server-only";
import { executeTransfer } from "@/lib/transfers/execute-transfer";

/**
 * For the worker's loop: carries out what is due, and what another process left behind. Returns how
 * many.
 */
export async function executeDueTransfers(workerId: string, atMost = 20): Promise<number> {
  let done = 0;
  while (done < atMost && (await executeTransfer(workerId))) done += 1;
  return done;
}
