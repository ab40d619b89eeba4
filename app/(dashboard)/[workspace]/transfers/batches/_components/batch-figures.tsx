import { useFormatter, useTranslations } from "next-intl";
import { Stat, StatGroup } from "@/components/ui/stat";
import type { BatchSummaryView } from "@/lib/transfers/batch.view";

/** How many lines are in each state. What is not known is neither moved nor refused. */
export function BatchFigures({ batch }: { batch: BatchSummaryView }) {
  const t = useTranslations("batches");
  const format = useFormatter();
  const { counts, moved, credits } = batch;
  const waiting = counts.awaitingApproval + counts.pending + counts.sending;
  return (
    <StatGroup>
      <Stat label={t("moved")} value={format.number(moved)} hint={t("ofCredits", { credits })} />
      <Stat label={t("count.succeeded")} value={format.number(counts.succeeded)} />
      <Stat label={t("count.waiting")} value={format.number(waiting)} />
      <Stat
        label={t("count.refused")}
        value={format.number(counts.refused)}
        tone={counts.refused > 0 ? "danger" : "neutral"}
      />
      <Stat
        label={t("count.unknown")}
        value={format.number(counts.unknown)}
        tone={counts.unknown > 0 ? "warning" : "neutral"}
        hint={counts.unknown > 0 ? t("unknownHint") : undefined}
      />
      <Stat label={t("count.canceled")} value={format.number(counts.canceled)} />
    </StatGroup>
  );
}
