"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

interface HolidayListProps {
  days: readonly string[];
  problem: string | undefined;
  onChange: (days: string[]) => void;
}

/** Days on which nobody is there, whatever weekday they are. */
export function HolidayList({ days, problem, onChange }: HolidayListProps) {
  const t = useTranslations("inbox.hours");
  const locale = useLocale();
  const [next, setNext] = useState("");
  const named = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <div className="flex flex-col gap-2">
      <Field label={t("holiday")} error={problem} optional>
        <Input
          type="date"
          className="max-w-48"
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
      </Field>
      <Button
        variant="secondary"
        size="sm"
        className="self-start"
        disabled={next === "" || days.includes(next)}
        onClick={() => {
          onChange([...days, next].sort());
          setNext("");
        }}
      >
        {t("addHoliday")}
      </Button>
      {days.length === 0 ? null : (
        <ul aria-label={t("holidays")} className="flex flex-wrap gap-1.5">
          {days.map((day) => (
            <li
              key={day}
              className="flex items-center gap-1 rounded-md border border-line ps-2 text-sm tabular-nums"
            >
              {named.format(Date.parse(day))}
              <IconButton
                icon={X}
                label={t("removeHoliday", { day: named.format(Date.parse(day)) })}
                onClick={() => onChange(days.filter((one) => one !== day))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
