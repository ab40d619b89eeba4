import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** What the number means or how it moved. */
  hint?: ReactNode;
  icon?: LucideIcon;
  tone?: "neutral" | "success" | "warning" | "danger";
  /** Its status for the icon's colour, instead of a tone. */
  iconClassName?: string;
  className?: string;
}

const TONE = { neutral: "text-ink", success: "text-success", warning: "text-warning", danger: "text-danger" };

/** One number with its name. Use several inside a `<dl>` made by `StatGroup`. */
export function Stat({
  label,
  value,
  hint,
  icon: Icon,
  tone = "neutral",
  iconClassName,
  className,
}: StatProps) {
  return (
    <div className={cn("min-w-0 px-4 py-3.5 sm:px-5", className)}>
      <dt className="flex items-center gap-1.5 text-sm text-muted">
        {Icon ? <Icon aria-hidden="true" className={cn("size-4 shrink-0", iconClassName)} /> : null}
        <span className="min-w-0 break-words">{label}</span>
      </dt>
      <dd className={cn("mt-1 text-2xl leading-8 font-semibold tracking-tight tabular-nums", TONE[tone])}>
        {value}
      </dd>
      {hint ? <dd className="mt-0.5 text-xs text-muted tabular-nums">{hint}</dd> : null}
    </div>
  );
}

/**
 * Numbers side by side on one sheet, parted by hairlines; two to a row on a phone, and one that is
 * left over takes the whole row.
 */
export function StatGroup({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cn("overflow-hidden rounded-lg border border-line bg-line", className)}>
      <dl className="flex flex-wrap gap-px [&>*]:grow [&>*]:basis-[min(10rem,49%)] [&>*]:bg-surface">
        {children}
      </dl>
    </div>
  );
}
