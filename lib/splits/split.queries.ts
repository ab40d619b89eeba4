import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import {
  type GroupFigures,
  judgeSplit,
  SPLIT_TEXTS,
  type Split,
  type SplitText,
} from "@/lib/splits/split.rules";
import type { SplitProgress } from "@/lib/splits/split.view";

const named = (at: number): SplitText => SPLIT_TEXTS[at] ?? "A";

/** How far the tests of some campaigns are; those that were not launched are not there. */
export async function readSplits(
  tx: WorkspaceDb,
  workspaceId: string,
  campaigns: readonly { id: string; split: unknown }[],
): Promise<Map<string, SplitProgress>> {
  const rules = new Map(campaigns.map(({ id, split }) => [id, split as Split]));
  if (rules.size === 0) return new Map();
  const rows = await tx.campaignSplit.findMany({
    where: { workspaceId, campaignId: { in: [...rules.keys()] } },
  });
  return new Map(
    rows.map((row) => {
      const figures = row.figures as unknown as GroupFigures[];
      const judged = (row.chosenOn as unknown as GroupFigures[] | null) ?? figures;
      const verdict = judgeSplit(judged, rules.get(row.campaignId)?.by ?? "person");
      return [
        row.campaignId,
        {
          state: row.state as SplitProgress["state"],
          groups: figures.map((group, at) => ({ text: named(at), ...group })),
          held: row.held,
          decidesAt: row.decidesAt?.toISOString() ?? null,
          countedAt: row.countedAt?.toISOString() ?? null,
          verdict: verdict && {
            leads: named(verdict.leads),
            than: named(verdict.better.than),
            low: verdict.better.low,
            high: verdict.better.high,
            level: verdict.level,
            sure: verdict.sure,
          },
          chosen: row.chosen === null ? null : named(row.chosen),
          chosenBy: row.chosenBy as SplitProgress["chosenBy"],
          chosenByName: row.chosenByName,
          chosenAt: row.chosenAt?.toISOString() ?? null,
        },
      ];
    }),
  );
}
