"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";

interface UndoCountdownProps {
  /** What is about to happen: "Sending 4,812 messages". */
  label: string;
  /** When it can no longer be taken back, as the server said it (milliseconds since 1970). */
  until: number;
  /** How long the whole time was. */
  seconds?: number;
  onUndo: () => void;
  onExpire?: () => void;
  busy?: boolean;
  className?: string;
}

/**
 * Ten seconds to take something back. The bar runs out; the seconds are said at the start, and
 * again at five.
 */
export function UndoCountdown({
  label,
  until,
  seconds = 10,
  onUndo,
  onExpire,
  busy = false,
  className,
}: UndoCountdownProps) {
  const t = useTranslations("common");
  const [left, setLeft] = useState(seconds);
  const expire = useRef(onExpire);
  expire.current = onExpire;

  useEffect(() => {
    const tick = () => {
      const next = Math.max(0, Math.min(seconds, Math.ceil((until - Date.now()) / 1000)));
      setLeft(next);
      if (next > 0) return;
      clearInterval(timer);
      expire.current?.();
    };
    const timer = setInterval(tick, 250);
    tick();
    return () => clearInterval(timer);
  }, [until, seconds]);

  const spoken = left === seconds || left === 5 ? `${label}. ${t("undoSpoken", { seconds: left })}` : null;
  return (
    <div className={cn("overflow-hidden rounded-lg border border-accent-line bg-accent-soft", className)}>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        <p className="font-medium tabular-nums">{label}</p>
        <Button variant="secondary" size="sm" onClick={onUndo} disabled={left === 0} loading={busy}>
          <Undo2 aria-hidden="true" />
          <span className="tabular-nums">{t("undoIn", { seconds: left })}</span>
        </Button>
      </div>
      <div aria-hidden="true" className="h-1 bg-accent-line">
        <div
          className="h-full bg-accent transition-[width] duration-1000 ease-linear"
          style={{ width: `${(left / seconds) * 100}%` }}
        />
      </div>
      <span role="status" className="sr-only">
        {spoken}
      </span>
    </div>
  );
}
