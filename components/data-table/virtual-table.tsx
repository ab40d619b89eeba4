// biome-ignore-all lint/a11y/useSemanticElements: rows stand where a transform puts them, which the parts of a table cannot.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between rows; cells and headers only belong to them.
"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import type { Column } from "./column";
import { isBelow, useBreakpoint } from "./use-breakpoint";
import { useRowFocus } from "./use-row-focus";
import { useRowsInSight } from "./use-rows-in-sight";
import { VirtualRow } from "./virtual-row";

interface VirtualTableProps<Row> {
  /** What the table lists, for a screen reader. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Pressing a row, or Enter on it. */
  onOpen?: (row: Row) => void;
  /** The row whose details are open. */
  openId?: string | null;
  /** A row on a phone. Otherwise the first column stands above the others. */
  compact?: (row: Row) => ReactNode;
  rowHeight?: number;
  compactHeight?: number;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  /** The last page could not be read: a button asks again instead of a loop. */
  nextPageFailed?: boolean;
  fetchNextPage?: () => void;
  /** Nothing has come yet: shows rows in their final size. */
  pending?: boolean;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  /** For instance another height than the 70 % of the window it may take. */
  className?: string;
}

/** The next page is read when so few rows are left beyond those that are drawn. */
const EARLY = 3;

/**
 * A list of any length: only rows in sight exist, and the next page is read before its end is
 * reached.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    onOpen,
    openId,
    compact,
    rowHeight = 44,
    compactHeight = 72,
    pending = false,
    empty,
    className,
  } = props;
  const { hasNextPage = false, isFetchingNextPage = false, nextPageFailed = false, fetchNextPage } = props;
  const t = useTranslations("common");
  const box = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const breakpoint = useBreakpoint();
  const narrow = breakpoint === "xs";
  const [active, setActive] = useState(0);
  const shown = useMemo(
    () => columns.filter((column) => !column.hideBelow || !isBelow(breakpoint, column.hideBelow)),
    [columns, breakpoint],
  );
  const tracks = shown.map((column) => column.width ?? "minmax(0, 1fr)").join(" ");
  const height = narrow ? compactHeight : rowHeight;
  const current = Math.min(active, Math.max(0, rows.length - 1));

  const { first, end, total, scrollTo } = useRowsInSight({
    list,
    box,
    count: rows.length,
    height,
    guess: 640,
  });
  // The row that has the focus stays, even out of sight: otherwise the keyboard would lose its
  // place.
  const drawn = Array.from({ length: end - first }, (_, at) => first + at);
  if (current < first) drawn.unshift(current);
  else if (current >= end && current < rows.length) drawn.push(current);

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !nextPageFailed && end > rows.length - EARLY) fetchNextPage?.();
  }, [end, rows.length, hasNextPage, isFetchingNextPage, nextPageFailed, fetchNextPage]);

  const onKeyDown = useRowFocus({
    box,
    scrollTo: (index) => scrollTo(index, head.current?.offsetHeight ?? 0),
    count: rows.length,
    active: current,
    setActive,
    onOpen: (index) => {
      const row = rows[index];
      if (row !== undefined) onOpen?.(row);
    },
  });

  if (!pending && rows.length === 0)
    return <div className={cn("rounded-lg border border-line bg-surface", className)}>{empty}</div>;
  return (
    <div
      className={cn(
        "flex max-h-[70dvh] min-h-40 flex-col overflow-hidden rounded-lg border border-line bg-surface",
        className,
      )}
    >
      <div
        ref={box}
        data-rows
        role="grid"
        aria-label={label}
        aria-busy={pending || isFetchingNextPage}
        aria-rowcount={hasNextPage ? -1 : rows.length + (narrow ? 0 : 1)}
        aria-colcount={narrow ? 1 : shown.length}
        onKeyDown={onKeyDown}
        className="scroll-thin min-h-0 flex-1 overflow-auto overscroll-contain"
      >
        {narrow ? null : (
          <div ref={head} role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-surface">
            <div
              role="row"
              aria-rowindex={1}
              className="grid h-9 items-center gap-x-4 px-4 text-xs text-muted sm:px-5"
              style={{ gridTemplateColumns: tracks }}
            >
              {shown.map((column) => (
                <div
                  key={column.id}
                  role="columnheader"
                  className={cn("truncate font-medium", column.align === "end" && "text-end")}
                >
                  {column.hideHeader ? <span className="sr-only">{column.header}</span> : column.header}
                </div>
              ))}
            </div>
          </div>
        )}
        {pending ? (
          <Waiting height={height} />
        ) : (
          <div ref={list} role="rowgroup" className="relative" style={{ height: total }}>
            {drawn.map((index) => {
              const row = rows[index] as Row;
              return (
                <VirtualRow
                  key={rowId(row)}
                  row={row}
                  columns={shown}
                  tracks={tracks}
                  index={index}
                  start={index * height}
                  height={height}
                  narrow={narrow}
                  compact={compact}
                  tabbable={index === current}
                  open={openId !== undefined && openId !== null && rowId(row) === openId}
                  onFocus={setActive}
                  onOpen={onOpen}
                />
              );
            })}
          </div>
        )}
      </div>
      {isFetchingNextPage || nextPageFailed ? (
        <div className="flex h-11 shrink-0 items-center justify-center gap-2 border-t border-line text-sm text-muted">
          {nextPageFailed && !isFetchingNextPage ? (
            <Button variant="secondary" size="sm" onClick={fetchNextPage}>
              {t("retry")}
            </Button>
          ) : (
            <>
              <Spinner />
              {t("table.loadingMore")}
            </>
          )}
        </div>
      ) : null}
    </div>
  );
}

function Waiting({ height }: { height: number }) {
  const t = useTranslations("common");
  return (
    <div role="rowgroup">
      {[62, 48, 71, 55, 66, 44, 58, 69].map((width) => (
        <div key={width} role="row" className="flex items-center px-4 sm:px-5" style={{ height }}>
          <div role="gridcell" className="w-full">
            <span className="sr-only">{t("loading")}</span>
            <div style={{ width: `${width}%` }}>
              <Skeleton className="h-4" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
