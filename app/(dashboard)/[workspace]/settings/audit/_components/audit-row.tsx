import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import type { AuditEntryView } from "@/lib/audit/audit.view";

/** Programs whose name is a word, not the product's. */
const PROGRAMS = ["inbound", "operator"] as const;

/** One line: who did what, when and from where; what changed folds out. */
export function AuditRow({ entry, words }: { entry: AuditEntryView; words: string }) {
  const t = useTranslations("settings.audit");
  // Rows keep the English name of a program of ours, and name it as their request too.
  const program =
    entry.actorKind === "system" ? PROGRAMS.find((each) => each === entry.requestId) : undefined;
  const changed = entry.before !== null || entry.after !== null;
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap align-top text-muted">
        <RelativeTime at={entry.at} />
      </TableCell>
      <TableCell className="align-top">
        <span className="block font-medium">
          {program === undefined ? entry.actorName : t(`programs.${program}`)}
        </span>
        <span className="text-muted text-xs">{t(`kinds.${entry.actorKind as "member"}`)}</span>
      </TableCell>
      <TableCell className="min-w-64 align-top">
        <span className="flex flex-wrap items-center gap-2">
          <span>{words}</span>
          {entry.result === "refused" ? <Badge tone="danger">{t("results.refused")}</Badge> : null}
        </span>
        <span className="block break-all text-muted text-xs">
          <code className="font-mono">{entry.action}</code> {entry.entityId}
        </span>
        {changed ? (
          <details className="mt-1 text-xs">
            <summary className="inline-flex min-h-6 items-center text-accent-ink">{t("details")}</summary>
            <pre className="scroll-thin mt-1 max-h-60 max-w-xl overflow-auto whitespace-pre-wrap break-all rounded-md bg-sunken p-2">
              {JSON.stringify(
                { before: entry.before ?? undefined, after: entry.after ?? undefined },
                null,
                2,
              )}
            </pre>
          </details>
        ) : null}
      </TableCell>
      <TableCell className="align-top text-muted">
        <span className="block whitespace-nowrap">{entry.ip ?? "–"}</span>
      </TableCell>
    </TableRow>
  );
}
