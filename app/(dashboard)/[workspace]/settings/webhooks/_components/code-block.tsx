import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Text for machines. It scrolls inside itself. */
export function CodeBlock({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      tabIndex={0}
      className="scroll-thin w-full overflow-auto rounded-md bg-sunken"
    >
      <pre className={cn("p-3 font-mono text-xs", className)}>{children}</pre>
    </section>
  );
}
