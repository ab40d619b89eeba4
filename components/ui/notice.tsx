import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface NoticeProps {
  tone?: "info" | "success" | "warning" | "danger";
  title: ReactNode;
  description?: ReactNode;
  /** Across the whole width under the top bar, without a frame. */
  wide?: boolean;
  /** Said at once by a screen reader. Only for what has just happened and cannot wait. */
  urgent?: boolean;
  className?: string;
  /** Buttons or links: what to do about it. */
  children?: ReactNode;
}

const LOOK = {
  info: { icon: Info, box: "border-info-line bg-info-soft", ink: "text-info" },
  success: { icon: CircleCheck, box: "border-success-line bg-success-soft", ink: "text-success" },
  warning: { icon: TriangleAlert, box: "border-warning-line bg-warning-soft", ink: "text-warning" },
  danger: { icon: CircleAlert, box: "border-danger-line bg-danger-soft", ink: "text-danger" },
};

/** A banner in the page: what is so, and what to do about it. */
export function Notice({
  tone = "info",
  title,
  description,
  wide = false,
  urgent = false,
  className,
  children,
}: NoticeProps) {
  const { icon: Icon, box, ink } = LOOK[tone];
  return (
    <div
      role={urgent ? "alert" : undefined}
      className={cn(
        "flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm",
        wide ? "border-b sm:px-6 lg:px-8" : "rounded-lg border",
        box,
        className,
      )}
    >
      <div className="flex min-w-[min(15rem,100%)] flex-1 items-start gap-2.5">
        <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", ink)} />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          {description ? <div className="text-ink/85">{description}</div> : null}
        </div>
      </div>
      {children ? <div className="flex flex-wrap items-center gap-2 max-sm:ps-6.5">{children}</div> : null}
    </div>
  );
}
