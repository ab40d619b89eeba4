// biome-ignore-all lint/a11y/useSemanticElements: rows stand where a transform puts them, which the parts of a table cannot.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between rows; cells and headers only belong to them.
"use client";

import type { MouseEvent, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { Column } from "./column";

interface VirtualRowProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  tracks: string;
  index: number;
  start: number;
  height: number;
  narrow: boolean;
  compact?: (row: Row) => ReactNode;
  tabbable: boolean;
  open: boolean;
  onFocus: (index: number) => void;
  onOpen?: (row: Row) => void;
}

/** What inside a row has its own meaning when it is pressed. */
const OWN = "a, button, input, select, textarea, label, [role='menuitem'], [role='checkbox']";

export function VirtualRow<Row>(props: VirtualRowProps<Row>) {
  const { row, columns, tracks, index, start, height, narrow, compact, tabbable, open, onFocus, onOpen } =
    props;

  function press(event: MouseEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    // Menus opened from a row are drawn elsewhere, yet their presses come through here.
    if (
      !event.currentTarget.contains(target) ||
      target.closest(OWN) ||
      window.getSelection()?.type === "Range"
    )
      return;
    onOpen?.(row);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it hears Enter for the row that has the focus.
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + (narrow ? 1 : 2)}
      aria-selected={open}
      tabIndex={tabbable ? 0 : -1}
      onFocus={() => onFocus(index)}
      onClick={press}
      style={{
        height,
        transform: `translateY(${start}px)`,
        gridTemplateColumns: narrow ? "minmax(0, 1fr)" : tracks,
      }}
      className={cn(
        "absolute inset-x-0 top-0 grid items-center gap-x-4 border-b border-line px-4 text-sm hover:bg-hover focus-visible:outline-offset-[-2px] sm:px-5",
        onOpen && "cursor-pointer",
        open && "bg-selected hover:bg-selected",
      )}
    >
      {narrow ? (
        <div role="gridcell" className="min-w-0 overflow-hidden">
          {compact ? compact(row) : <Stacked row={row} columns={columns} />}
        </div>
      ) : (
        columns.map((column) => (
          <div
            key={column.id}
            role="gridcell"
            className={cn("min-w-0 truncate", column.align === "end" && "text-end tabular-nums")}
          >
            {column.cell(row)}
          </div>
        ))
      )}
    </div>
  );
}

function Stacked<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  const [first, ...others] = columns;
  return (
    <>
      <div className="truncate font-medium">{first?.cell(row)}</div>
      <div className="mt-1 flex min-w-0 items-center gap-3 overflow-hidden text-muted">
        {others.slice(0, 3).map((column) => (
          <span key={column.id} className="min-w-0 truncate">
            {column.hideHeader ? null : <span className="sr-only">{column.header}: </span>}
            {column.cell(row)}
          </span>
        ))}
      </div>
    </>
  );
}
