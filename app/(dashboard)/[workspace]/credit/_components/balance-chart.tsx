"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { BalanceReadingView } from "@/lib/credit/credit.view";
import { BalancePlot } from "./balance-plot";

interface BalanceChartProps {
  readings: BalanceReadingView[];
  lowAt: number | null;
  timeZone: string;
}

/**
 * Readings as steps (a balance holds until the next reading), with a sentence and a table of the
 * same.
 */
export function BalanceChart({ readings, lowAt, timeZone }: BalanceChartProps) {
  const t = useTranslations("credit");
  const words = useTranslations("common");
  const format = useFormatter();
  const [table, setTable] = useState(false);
  const values = readings.map((reading) => reading.remaining);
  const when = (at: string | undefined) =>
    at === undefined ? "" : format.dateTime(new Date(at), "moment", { timeZone });
  const sentence = t("historySentence", {
    count: readings.length,
    first: values[0] ?? 0,
    last: values.at(-1) ?? 0,
    lowest: values.length > 0 ? Math.min(...values) : 0,
    from: when(readings[0]?.at),
    until: when(readings.at(-1)?.at),
  });
  return (
    <Card>
      <CardHeader
        title={t("history")}
        description={sentence}
        actions={
          readings.length > 0 ? (
            <Button variant="ghost" size="sm" aria-pressed={table} onClick={() => setTable((now) => !now)}>
              {table ? words("showChart") : words("showTable")}
            </Button>
          ) : null
        }
      />
      {readings.length === 0 ? null : table ? (
        <div className="max-h-72 overflow-y-auto">
          <Table label={t("history")}>
            <TableHead>
              <tr>
                <TableHeader>{t("at")}</TableHeader>
                <TableHeader numeric>{t("credits")}</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {readings.toReversed().map((reading) => (
                <TableRow key={reading.at}>
                  <TableCell>{when(reading.at)}</TableCell>
                  <TableCell numeric>{format.number(reading.remaining)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      ) : (
        <CardBody>
          <BalancePlot readings={readings} sentence={sentence} lowAt={lowAt} when={when} />
        </CardBody>
      )}
    </Card>
  );
}
