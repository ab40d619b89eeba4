import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface EmptyStateProps {
  icon?: LucideIcon;
  title: ReactNode;
  description?: ReactNode;
  /** One action: the next thing to do. */
  action?: ReactNode;
  className?: string;
}

/** There is nothing yet, and this is what to do about it. */
export function EmptyState({ icon: Icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center justify-center gap-1 px-6 py-14 text-center", className)}>
      {Icon ? (
        <span className="mb-3 grid size-11 place-items-center rounded-full bg-accent-soft text-accent-ink">
          <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
      ) : null}
      <p className="text-base font-semibold">{title}</p>
      {description ? <p className="max-w-md text-sm text-pretty text-muted">{description}</p> : null}
      {action ? (
        <div data-page-actions className="mt-4">
          {action}
        </div>
      ) : null}
    </div>
  );
}
