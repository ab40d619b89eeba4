import { cn } from "@/components/ui/cn";

/** Code as it is written; wide lines scroll, also by keyboard. */
export function CodeBlock({ code, label, className }: { code: string; label: string; className?: string }) {
  return (
    <section
      aria-label={label}
      tabIndex={0}
      className={cn("scroll-thin max-h-112 overflow-auto rounded-md bg-sunken", className)}
    >
      <pre className="w-fit min-w-full p-3 font-mono text-[0.8125rem] leading-relaxed">
        <code>{code}</code>
      </pre>
    </section>
  );
}
