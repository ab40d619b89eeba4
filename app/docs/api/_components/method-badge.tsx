import { cn } from "@/components/ui/cn";

const TONES: Record<string, string> = {
  GET: "bg-info-soft text-info",
  POST: "bg-success-soft text-success",
  PUT: "bg-warning-soft text-warning",
  PATCH: "bg-warning-soft text-warning",
  DELETE: "bg-danger-soft text-danger",
};

export function MethodBadge({ method, small = false }: { method: string; small?: boolean }) {
  return (
    <span
      className={cn(
        "inline-block shrink-0 rounded-sm text-center font-mono font-semibold",
        small ? "mt-0.5 w-11 py-px text-[0.625rem]" : "w-16 py-1 text-xs",
        TONES[method],
      )}
    >
      {method}
    </span>
  );
}
