"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { CALENDAR_CATEGORIES, type Vcalendar } from "@/lib/smart-messages/vcalendar.rules";

const TIMES = ["start", "end", "alarm"] as const;

/** A day in the phone's calendar. */
export function CalendarForm({
  entry,
  onChange,
}: {
  entry: Vcalendar;
  onChange: (entry: Vcalendar) => void;
}) {
  const t = useTranslations("campaigns.compose.binary.entry");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("summary")} className="sm:col-span-2">
        <Input
          value={entry.summary}
          maxLength={160}
          onChange={(event) => onChange({ ...entry, summary: event.target.value })}
        />
      </Field>
      {TIMES.map((time) => (
        <Field key={time} label={t(time)} optional={time !== "start"}>
          <Input
            type="datetime-local"
            value={entry[time]}
            onChange={(event) => onChange({ ...entry, [time]: event.target.value })}
          />
        </Field>
      ))}
      <Field label={t("category")} optional>
        <NativeSelect
          value={entry.category}
          onChange={(event) => onChange({ ...entry, category: event.target.value as Vcalendar["category"] })}
        >
          <option value="">{t("categories.none")}</option>
          {CALENDAR_CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {t(`categories.${category}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("location")} optional className="sm:col-span-2">
        <Input
          value={entry.location}
          maxLength={100}
          onChange={(event) => onChange({ ...entry, location: event.target.value })}
        />
      </Field>
    </div>
  );
}
