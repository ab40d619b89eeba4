import { cn } from "./cn";

/** The place of something that is coming, in its final size. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cn("rounded-md bg-sunken animate-[shimmer_1.6s_ease-in-out_infinite]", className)}
    />
  );
}
