import type { ReactNode } from "react";
import { cn } from "./cn";

interface DataListItem {
  label: ReactNode;
  value: ReactNode;
  key?: string;
}

/** Facts about one thing: a name and a value each. */
export function DataList({
  items,
  columns = 1,
  className,
}: {
  items: readonly DataListItem[];
  columns?: 1 | 2;
  className?: string;
}) {
  return (
    <dl className={cn("grid gap-x-8 text-sm", columns === 2 && "sm:grid-cols-2", className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? index}
          className="flex min-w-0 items-baseline justify-between gap-4 border-b border-line py-2 last:border-b-0"
        >
          <dt className="shrink-0 text-muted">{item.label}</dt>
          <dd className="min-w-0 text-end font-medium break-words tabular-nums">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
