import { useTranslations } from "next-intl";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { AnswerTimes } from "@/lib/inbox/answer-times.view";
import { sayWait } from "@/lib/inbox/say-wait.rules";

interface TimesTableProps {
  label: string;
  /** What the first column holds. */
  first: string;
  rows: readonly (AnswerTimes & { key: string; name: string })[];
}

export function TimesTable({ label, first, rows }: TimesTableProps) {
  const t = useTranslations("inbox.times");
  return (
    <Table label={label}>
      <TableHead>
        <TableRow>
          <TableHeader>{first}</TableHeader>
          <TableHeader numeric>{t("answers")}</TableHeader>
          <TableHeader numeric>{t("median")}</TableHeader>
          <TableHeader numeric>{t("ninety")}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ key, name, answers, median, ninety }) => (
          <TableRow key={key}>
            <TableCell>
              <bdi>{name}</bdi>
            </TableCell>
            <TableCell numeric>{answers}</TableCell>
            <TableCell numeric className="whitespace-nowrap">
              {sayWait(median)}
            </TableCell>
            <TableCell numeric className="whitespace-nowrap">
              {sayWait(ninety)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
