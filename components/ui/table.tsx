import type { ComponentProps } from "react";
import { cn } from "./cn";

interface TableProps extends ComponentProps<"table"> {
  /** What the table shows, for a screen reader. */
  label: string;
}

/**
 * A table for what fits on a page; long lists use the virtual table. Scrolls inside itself when it
 * must.
 */
export function Table({ label, className, ...props }: TableProps) {
  return (
    <section
      className="scroll-thin w-full overflow-x-auto focus-visible:outline-offset-[-2px]"
      aria-label={label}
      tabIndex={0}
    >
      <table aria-label={label} className={cn("w-full border-collapse text-sm", className)} {...props} />
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-b border-line text-start text-xs text-muted", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("divide-y divide-line", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("transition-colors [tbody>&]:hover:bg-hover", className)} {...props} />;
}

interface CellProps {
  /** Figures stand at the right, in equal widths. */
  numeric?: boolean;
}

export function TableHeader({
  numeric,
  className,
  scope = "col",
  ...props
}: ComponentProps<"th"> & CellProps) {
  return (
    <th
      scope={scope}
      className={cn(
        "h-9 px-3 text-start font-medium whitespace-nowrap first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5",
        numeric && "text-end",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ numeric, className, ...props }: ComponentProps<"td"> & CellProps) {
  return (
    <td
      className={cn(
        "px-3 py-2.5 align-middle first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5",
        numeric && "text-end tabular-nums",
        className,
      )}
      {...props}
    />
  );
}
