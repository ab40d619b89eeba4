import { readFallbacks } from "@/lib/fallbacks/fallback.queries";
import type { FallbackProgress } from "@/lib/fallbacks/fallback.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { readRetries } from "@/lib/retries/retry.queries";
import type { RetryProgress } from "@/lib/retries/retry.view";
import { readSplits } from "@/lib/splits/split.queries";
import type { SplitProgress } from "@/lib/splits/split.view";

/** How far what goes beside a campaign is. */
export interface Beside {
  fallbackProgress?: FallbackProgress;
  retryProgress?: RetryProgress;
  splitProgress?: SplitProgress;
}

/** The same of several campaigns; nothing is asked of those that have nothing. */
export async function readBeside(
  tx: WorkspaceDb,
  workspaceId: string,
  rows: readonly { id: string; fallback: unknown; retry: unknown; split: unknown }[],
): Promise<(id: string) => Beside> {
  const having = (what: "fallback" | "retry") => rows.filter((row) => row[what] !== null).map(({ id }) => id);
  const fallbacks = await readFallbacks(tx, workspaceId, having("fallback"));
  const retries = await readRetries(tx, workspaceId, having("retry"));
  const splits = await readSplits(
    tx,
    workspaceId,
    rows.filter(({ split }) => split !== null),
  );
  return (id) => {
    const [fallbackProgress, retryProgress] = [fallbacks.get(id), retries.get(id)];
    const splitProgress = splits.get(id);
    return {
      ...(fallbackProgress && { fallbackProgress }),
      ...(retryProgress && { retryProgress }),
      ...(splitProgress && { splitProgress }),
    };
  };
}
