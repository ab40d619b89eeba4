"use client";

import { AlarmClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

interface SnoozeMenuProps extends Pick<ButtonProps, "variant" | "disabled"> {
  /** Put off already: it can be brought back. */
  snoozed?: boolean;
  onSnooze: (until: string | null) => void;
}

const HOUR = 3_600_000;

/** Until when a conversation is put off: a usual time, or one's own. */
export function SnoozeMenu({ snoozed = false, onSnooze, variant = "ghost", disabled }: SnoozeMenuProps) {
  const t = useTranslations("inbox.snooze");
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState("");
  const choose = (until: Date | null) => {
    setOpen(false);
    onSnooze(until?.toISOString() ?? null);
  };
  const ownTime = own === "" ? null : new Date(own);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant={variant} size="sm" disabled={disabled} aria-label={t("open")} title={t("open")}>
          <AlarmClock aria-hidden="true" />
          <span className="max-xl:sr-only">{t("open")}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t("title")} className="flex w-64 flex-col gap-1 p-2">
        {snoozed ? (
          <Button variant="ghost" size="sm" className="justify-start" onClick={() => choose(null)}>
            {t("back")}
          </Button>
        ) : null}
        <Button
          variant="ghost"
          size="sm"
          className="justify-start"
          onClick={() => choose(new Date(Date.now() + HOUR))}
        >
          {t("hour")}
        </Button>
        <Button
          variant="ghost"
          size="sm"
          className="justify-start"
          onClick={() => choose(new Date(Date.now() + 4 * HOUR))}
        >
          {t("hours")}
        </Button>
        <Button variant="ghost" size="sm" className="justify-start" onClick={() => choose(morning(1))}>
          {t("tomorrow")}
        </Button>
        <Button variant="ghost" size="sm" className="justify-start" onClick={() => choose(morning(7))}>
          {t("week")}
        </Button>
        <div className="flex items-center gap-2 px-1 pt-1">
          <Input
            type="datetime-local"
            aria-label={t("own")}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
          <Button
            size="sm"
            variant="secondary"
            disabled={ownTime === null || Number.isNaN(ownTime.getTime())}
            onClick={() => choose(ownTime)}
          >
            {t("set")}
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}

/** Nine in the morning, so many days from now, where this person is. */
function morning(days: number): Date {
  const at = new Date();
  at.setDate(at.getDate() + days);
  at.setHours(9, 0, 0, 0);
  return at;
}
