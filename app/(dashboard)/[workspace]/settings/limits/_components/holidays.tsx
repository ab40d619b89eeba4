"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { SendingRules } from "@/lib/sending-rules/sending-rules.input";

interface HolidaysProps {
  days: SendingRules["holidays"];
  problem: string | undefined;
  onChange: (days: SendingRules["holidays"]) => void;
}

/** Whole days on which nobody is texted, with the name of each if it has one. */
export function Holidays({ days, problem, onChange }: HolidaysProps) {
  const t = useTranslations("settings.limits");
  const locale = useLocale();
  const [date, setDate] = useState("");
  const [name, setName] = useState("");
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const said = (day: string) => (Number.isNaN(Date.parse(day)) ? day : format.format(Date.parse(day)));
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("holiday")} description={t("holidayHelp")} error={problem} optional>
          <Input type="date" value={date} onChange={(event) => setDate(event.target.value)} />
        </Field>
        <Field label={t("holidayName")} optional>
          <Input maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
      </div>
      <Button
        variant="secondary"
        size="sm"
        className="self-start"
        disabled={date === "" || days.some((day) => day.date === date)}
        onClick={() => {
          onChange([...days, { date, name: name.trim() }].sort((a, b) => (a.date < b.date ? -1 : 1)));
          setDate("");
          setName("");
        }}
      >
        {t("addHoliday")}
      </Button>
      {days.length === 0 ? null : (
        <ul aria-label={t("holidays")} className="divide-y divide-line rounded-lg border border-line">
          {days.map((day) => (
            <li key={day.date} className="flex items-center gap-2 ps-3 text-sm">
              <span className="w-28 shrink-0 tabular-nums">{said(day.date)}</span>
              <bdi className="min-w-0 flex-1 truncate text-muted">{day.name}</bdi>
              <IconButton
                icon={X}
                label={t("removeHoliday", { day: said(day.date) })}
                onClick={() => onChange(days.filter(({ date: other }) => other !== day.date))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
