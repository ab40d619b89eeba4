import { useFormatter, useTranslations } from "next-intl";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { BatchCheckView } from "@/lib/transfers/batch.view";

/** What each account has now, and what is left when all lines have moved. Unknown is never zero. */
export function AccountsAfter({ accounts }: { accounts: BatchCheckView["accounts"] }) {
  const t = useTranslations("batches");
  const format = useFormatter();
  const number = (value: number | null) => (value === null ? t("unknown") : format.number(value));
  return (
    <Table label={t("accounts")}>
      <TableHead>
        <TableRow>
          <TableHeader>{t("account")}</TableHeader>
          <TableHeader numeric>{t("now")}</TableHeader>
          <TableHeader numeric>{t("takes")}</TableHeader>
          <TableHeader numeric>{t("after")}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {accounts.map(({ id, label, credits, available }) => (
          <TableRow key={id}>
            <TableHeader scope="row" className="text-ink">
              {label}
            </TableHeader>
            <TableCell numeric>{number(available)}</TableCell>
            <TableCell numeric>{format.number(credits)}</TableCell>
            <TableCell numeric>{number(available === null ? null : available - credits)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
