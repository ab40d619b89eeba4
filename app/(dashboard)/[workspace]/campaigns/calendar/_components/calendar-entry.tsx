"use client";

import { CalendarSync, CircleSlash, Layers, Moon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { plusDays } from "@/lib/recurring/calendar.rules";
import type { CalendarItem } from "@/lib/recurring/calendar.view";

interface CalendarEntryProps {
  workspaceSlug: string;
  item: CalendarItem;
  movable: boolean;
  /** It has just been moved by keys, and they stay on it. */
  focused: boolean;
  onMove: (day: string) => void;
}

/** With Shift: the keys alone scroll, and with Alt they turn the pages of a browser. */
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A link to its page; a scheduled campaign is dragged, or moved with Shift and an arrow. */
export function CalendarEntry({ workspaceSlug, item, movable, focused, onMove }: CalendarEntryProps) {
  const t = useTranslations("calendar");
  const status = useTranslations("campaigns.status");
  const number = useNumberFormat();
  const { kind, name, clock, quiet, overlaps, campaignId, recurringId, recipients } = item;
  const path = campaignId ? campaignId : `recurring/${recurringId}`;

  const link = useRef<HTMLAnchorElement>(null);
  // It stands in another day's list now, which is another element.
  useEffect(() => {
    if (focused) link.current?.focus();
  }, [focused]);

  function press(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (!movable || !event.shiftKey || step === undefined) return;
    event.preventDefault();
    onMove(plusDays(item.day, step));
  }
  const Icon = kind === "skipped" ? CircleSlash : kind === "coming" ? CalendarSync : null;
  return (
    <Link
      ref={link}
      href={`/${workspaceSlug}/campaigns/${path}`}
      draggable={movable}
      aria-keyshortcuts={
        movable ? "Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown" : undefined
      }
      onKeyDown={press}
      onDragStart={(event) => event.dataTransfer.setData("text/plain", item.key)}
      className={cn(
        "flex min-w-0 flex-col rounded border px-1.5 py-1 text-xs",
        kind === "campaign" ? "border-accent-line bg-accent-soft" : "border-line border-dashed bg-surface",
        kind === "skipped" && "text-muted",
        movable && "cursor-grab",
      )}
    >
      <span className="flex items-center gap-1 tabular-nums">
        {Icon ? <Icon aria-hidden="true" className="size-3 shrink-0" /> : null}
        {clock}
        <span className="truncate text-muted">
          {item.status === null ? t(`kind.${kind}`) : status(item.status)}
        </span>
      </span>
      <bdi className="truncate font-medium">{name || "–"}</bdi>
      {recipients === null ? null : (
        <span className="text-muted tabular-nums">
          {t("people", { count: recipients, shown: number.formatNumber(recipients) })}
        </span>
      )}
      {quiet && kind !== "skipped" ? (
        <span className="flex items-center gap-1 text-warning">
          <Moon aria-hidden="true" className="size-3 shrink-0" />
          {t("inQuiet")}
        </span>
      ) : null}
      {overlaps ? (
        <span className="flex items-center gap-1 text-warning">
          <Layers aria-hidden="true" className="size-3 shrink-0" />
          {t("overlaps")}
        </span>
      ) : null}
    </Link>
  );
}
