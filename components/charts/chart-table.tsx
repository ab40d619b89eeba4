"use client";

import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ChartShape } from "./series";

/** The numbers of a chart. */
export function ChartTable({
  label,
  xLabel,
  data,
  x,
  series,
  formatX,
  formatY,
}: ChartShape & { label: string; xLabel: string }) {
  return (
    <Table label={label}>
      <TableHead>
        <TableRow>
          <TableHeader>{xLabel}</TableHeader>
          {series.map((each) => (
            <TableHeader key={each.key} numeric>
              {each.label}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((row) => (
          <TableRow key={String(row[x])}>
            <TableCell>{formatX(row[x] ?? "")}</TableCell>
            {series.map((each) => {
              const value = row[each.key];
              return (
                <TableCell key={each.key} numeric>
                  {typeof value === "number" ? formatY(value) : "–"}
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
