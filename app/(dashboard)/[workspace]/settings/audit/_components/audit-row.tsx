import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import type { AuditEntryView } from "@/lib/audit/audit.view";
import { AuditChanges } from "./audit-changes";
import { AuditSentence } from "./audit-sentence";

interface AuditRowProps {
  workspaceSlug: string;
  entry: AuditEntryView;
  words: string;
}

/** One line: who did what, when and from where; what changed folds out. */
export function AuditRow({ workspaceSlug, entry, words }: AuditRowProps) {
  const t = useTranslations("settings.audit");
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap align-top text-muted">
        <RelativeTime at={entry.at} />
      </TableCell>
      <TableCell className="min-w-64 align-top" data-audit={entry.action}>
        <AuditSentence workspaceSlug={workspaceSlug} entry={entry} words={words} />
        {entry.result === "refused" ? (
          <Badge tone="danger" className="ms-2">
            {t("results.refused")}
          </Badge>
        ) : null}
        <AuditChanges before={entry.before} after={entry.after} />
      </TableCell>
      <TableCell className="align-top text-muted">
        <span className="block whitespace-nowrap">{entry.ip ?? "–"}</span>
      </TableCell>
    </TableRow>
  );
}
