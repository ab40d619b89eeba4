import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CustomerMonth } from "@/lib/customers/customer.view";

/** What arrived in each month; what was refused or cancelled moved nothing and is not counted. */
export function CustomerMonths({ months }: { months: readonly CustomerMonth[] }) {
  const t = useTranslations("customers");
  const format = useFormatter();
  const sum = months.reduce((all, month) => all + month.credits, 0);
  return (
    <Card>
      <CardHeader title={t("months")} description={t("monthsHelp")} />
      {sum === 0 ? (
        <CardBody>
          <p className="text-sm text-muted">{t("monthsEmpty")}</p>
        </CardBody>
      ) : (
        <Table label={t("months")}>
          <TableHead>
            <TableRow>
              <TableHeader>{t("month")}</TableHeader>
              <TableHeader numeric>{t("transfers")}</TableHeader>
              <TableHeader numeric>{t("credits")}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {months.map(({ month, transfers, credits }) => (
              <TableRow key={month}>
                <TableHeader scope="row" className="text-ink">
                  {format.dateTime(new Date(`${month}-01T00:00:00Z`), {
                    ...{ month: "short", year: "numeric", timeZone: "UTC" },
                  })}
                </TableHeader>
                <TableCell numeric>{format.number(transfers)}</TableCell>
                <TableCell numeric>{format.number(credits)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
