import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** Something is under way. Says nothing by itself: the words belong to what it stands beside. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden="true" className={cn("size-4 shrink-0 animate-spin", className)} />;
}
