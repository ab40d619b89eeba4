import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A sheet of content. Padding is in its parts, so that tables and lists may touch the edges. */
export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section className={cn("min-w-0 rounded-lg border border-line bg-surface", className)} {...props} />;
}

interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The heading's level, so that headings on a page follow one another. */
  level?: 2 | 3 | 4;
  className?: string;
}

export function CardHeader({ title, description, actions, level = 2, className }: CardHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <div
      className={cn(
        "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3 sm:px-5",
        className,
      )}
    >
      <div className="min-w-0">
        <Heading className="text-sm font-semibold">{title}</Heading>
        {description ? <p className="mt-0.5 text-sm text-muted">{description}</p> : null}
      </div>
      {actions ? (
        <div data-page-actions className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      ) : null}
    </div>
  );
}

export function CardBody({ className, ...props }: ComponentProps<"div">) {
  return (
    <div className={cn("px-4 pt-1 pb-4 first:pt-4 sm:px-5 sm:pb-5 sm:first:pt-5", className)} {...props} />
  );
}

export function CardFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3 sm:px-5",
        className,
      )}
      {...props}
    />
  );
}
