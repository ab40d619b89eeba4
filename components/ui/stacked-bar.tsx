"use client";

import { Table as TableIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { statusLook } from "./status-look";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "./table";
import { useNumberFormat } from "./use-number-format";

interface Segment {
  status: string;
  label: string;
  count: number;
}

interface StackedBarProps {
  label: string;
  segments: readonly Segment[];
  size?: "sm" | "md" | "lg";
  /**
   * The words and numbers under the bar, with a table to switch to. Without it the bar is an image
   * whose name says them all.
   */
  legend?: boolean;
  className?: string;
}

const HEIGHT = { sm: "h-1.5", md: "h-2.5", lg: "h-4" };

/**
 * All of something by status. Segments keep their order, are parted by a gap, and what waits for a
 * person is hatched.
 */
export function StackedBar({ label, segments, size = "md", legend = false, className }: StackedBarProps) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("common");
  const [asTable, setAsTable] = useState(false);
  const total = segments.reduce((sum, segment) => sum + segment.count, 0);
  const shown = segments.filter((segment) => segment.count > 0);
  return (
    <div className={cn("min-w-0", className)}>
      <div
        role="img"
        aria-label={`${label}: ${shown.length === 0 ? t("noData") : shown.map((each) => `${each.label} ${formatNumber(each.count)}`).join(", ")}`}
        className={cn(
          "flex w-full gap-0.5 overflow-hidden rounded-full",
          total === 0 && "bg-sunken",
          HEIGHT[size],
        )}
      >
        {shown.map((segment) => (
          <span
            key={segment.status}
            className={cn("min-w-1 transition-[flex-grow] duration-500", statusLook(segment.status).fill)}
            style={{ flexGrow: segment.count, flexBasis: 0 }}
          />
        ))}
      </div>
      {legend ? (
        <div className="mt-3 flex items-start justify-between gap-4">
          {asTable ? (
            <SegmentTable label={label} segments={segments} total={total} />
          ) : (
            <Legend segments={shown} total={total} />
          )}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-pressed={asTable}
            aria-label={t("asTable")}
            title={t("asTable")}
            onClick={() => setAsTable(!asTable)}
          >
            <TableIcon aria-hidden="true" />
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Legend({ segments, total }: { segments: readonly Segment[]; total: number }) {
  const { formatNumber, formatShare } = useNumberFormat();
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-5 gap-y-1.5 text-sm">
      {segments.map((segment) => {
        const { icon: Icon, ink, fill } = statusLook(segment.status);
        return (
          <li key={segment.status} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={cn("size-2.5 rounded-full", fill)} />
            <Icon aria-hidden="true" className={cn("size-4", ink)} />
            <span className="text-muted">{segment.label}</span>
            <span className="font-medium tabular-nums">{formatNumber(segment.count)}</span>
            <span className="text-xs text-muted tabular-nums">{formatShare(segment.count, total)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function SegmentTable({
  label,
  segments,
  total,
}: {
  label: string;
  segments: readonly Segment[];
  total: number;
}) {
  const { formatNumber, formatShare } = useNumberFormat();
  const t = useTranslations("common");
  return (
    <Table label={label}>
      <TableHead>
        <TableRow>
          <TableHeader>{t("status")}</TableHeader>
          <TableHeader numeric>{t("count")}</TableHeader>
          <TableHeader numeric>{t("share")}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {segments.map((segment) => (
          <TableRow key={segment.status}>
            <TableCell>{segment.label}</TableCell>
            <TableCell numeric>{formatNumber(segment.count)}</TableCell>
            <TableCell numeric>{formatShare(segment.count, total)}</TableCell>
          </TableRow>
        ))}
        <TableRow className="font-medium">
          <TableCell>{t("total")}</TableCell>
          <TableCell numeric>{formatNumber(total)}</TableCell>
          <TableCell />
        </TableRow>
      </TableBody>
    </Table>
  );
}
