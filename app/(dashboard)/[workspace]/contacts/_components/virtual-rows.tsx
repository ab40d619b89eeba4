"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useRowsInSight } from "@/components/data-table/use-rows-in-sight";

interface VirtualRowsProps<T> {
  rows: readonly T[];
  rowHeight: number;
  label: string;
  keyOf: (row: T) => string;
  hasMore: boolean;
  loadMore: () => void;
  children: (row: T) => ReactNode;
}

/** A list of any length in the page's own scroll: only what is in sight is in the document. */
export function VirtualRows<T>({
  rows,
  rowHeight,
  label,
  keyOf,
  hasMore,
  loadMore,
  children,
}: VirtualRowsProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const { first, end, total } = useRowsInSight({ list, count: rows.length, height: rowHeight, guess: 640 });
  useEffect(() => {
    if (hasMore && end > rows.length - 20) loadMore();
  }, [hasMore, end, rows.length, loadMore]);
  return (
    <ul data-rows ref={list} aria-label={label} className="relative" style={{ height: total }}>
      {rows.slice(first, end).map((row, at) => (
        <li
          key={keyOf(row)}
          aria-setsize={hasMore ? -1 : rows.length}
          aria-posinset={first + at + 1}
          className="absolute inset-x-0 top-0 border-b border-line"
          style={{ height: rowHeight, transform: `translateY(${(first + at) * rowHeight}px)` }}
        >
          {children(row)}
        </li>
      ))}
    </ul>
  );
}
