"use client";

import { useTranslations } from "next-intl";
import { cn } from "./cn";

interface ProgressBarProps {
  /** What is under way, for a screen reader. */
  label: string;
  done: number;
  /** Unknown (null): the bar only says that something is under way. */
  total: number | null;
  tone?: "accent" | "success" | "danger";
  className?: string;
}

const TONE = { accent: "bg-accent", success: "bg-success", danger: "bg-danger-strong" };

export function ProgressBar({ label, done, total, tone = "accent", className }: ProgressBarProps) {
  const t = useTranslations("common");
  const share = total === null || total <= 0 ? null : Math.min(1, Math.max(0, done / total));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
      aria-valuetext={total === null ? t("loading") : t("of", { done, total })}
      className={cn("h-2 w-full overflow-hidden rounded-full bg-sunken", className)}
    >
      <div
        className={cn(
          "h-full rounded-full transition-[width] duration-500",
          TONE[tone],
          share === null && "w-full animate-[shimmer_1.2s_ease-in-out_infinite] opacity-60",
        )}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
