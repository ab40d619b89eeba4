import { cn } from "./cn";
import { statusLook } from "./status-look";

interface StatusBadgeProps {
  /** A status of a message, campaign, import or transfer. */
  status: string;
  /** Its word, as people read it. */
  label: string;
  /** What it means, on hover. */
  help?: string;
  /** On a soft ground of its own, for headings. */
  pill?: boolean;
  className?: string;
}

/** Icon and word of a status. Never colour alone. */
export function StatusBadge({ status, label, help, pill = false, className }: StatusBadgeProps) {
  const { icon: Icon, ink } = statusLook(status);
  return (
    <span
      title={help}
      className={cn(
        "inline-flex max-w-full items-center gap-1.5 align-middle text-sm whitespace-nowrap",
        pill && "h-6 rounded-full border border-line bg-surface px-2.5 text-xs font-medium",
        className,
      )}
    >
      <Icon aria-hidden="true" className={cn(pill ? "size-3.5" : "size-4", "shrink-0", ink)} />
      {label}
    </span>
  );
}
