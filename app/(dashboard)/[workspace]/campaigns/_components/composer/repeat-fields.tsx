"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { ZoneOptions } from "@/components/ui/zone-options";
import { REPEAT_EVERY } from "@/lib/repeats/repeat-day.rules";
import { WEEKDAYS } from "../../recurring/_components/use-recurrence-words";
import { RepeatTimes } from "../repeat-words";
import { useZones } from "../use-zones";
import { type RepeatDraft, repeatOf } from "./repeat-draft";

interface RepeatFieldsProps {
  repeat: RepeatDraft;
  timeZone: string;
  workspaceZone: string;
  error?: string | undefined;
  onChange: (change: { repeat?: RepeatDraft; timeZone?: string }) => void;
}

/** How often it comes, at what time and until when, and what that comes to. */
export function RepeatFields({ repeat, timeZone, workspaceZone, error, onChange }: RepeatFieldsProps) {
  const t = useTranslations("campaigns.repeat");
  const form = useTranslations("recurring.form");
  const words = useTranslations("recurring.words");
  const { zones } = useZones(workspaceZone, timeZone);
  const change = (part: Partial<RepeatDraft>) => onChange({ repeat: { ...repeat, ...part } });
  const whole = repeatOf(repeat, timeZone);
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={form("on")}>
          <NativeSelect
            value={repeat.every}
            onChange={(event) =>
              change({ every: REPEAT_EVERY.find((each) => each === event.target.value) ?? "week" })
            }
          >
            {REPEAT_EVERY.map((each) => (
              <option key={each} value={each}>
                {t(`every.${each}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        {repeat.every === "month" ? (
          <Field
            label={form("day")}
            description={form("dayHelp")}
            error={whole === null && repeat.at !== "" ? t("dayWrong") : undefined}
          >
            <Input
              value={repeat.days}
              autoComplete="off"
              maxLength={120}
              onChange={(event) => change({ days: event.target.value })}
            />
          </Field>
        ) : null}
      </div>
      {repeat.every === "week" ? (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{form("weekdays")}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {WEEKDAYS.map((day) => (
              <Checkbox
                key={day}
                label={words(`weekday.${day}`)}
                checked={repeat.weekdays.includes(day)}
                onCheckedChange={(on) =>
                  change({
                    weekdays: WEEKDAYS.filter((each) =>
                      each === day ? on === true : repeat.weekdays.includes(each),
                    ),
                  })
                }
              />
            ))}
          </div>
          {repeat.weekdays.length === 0 ? (
            <p className="mt-1 text-sm text-danger">{t("weekdayNone")}</p>
          ) : null}
        </fieldset>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-[8rem_1.4fr_1fr]">
        <Field label={form("clock")}>
          <Input type="time" value={repeat.at} onChange={(event) => change({ at: event.target.value })} />
        </Field>
        <Field label={form("zone")}>
          <NativeSelect value={timeZone} onChange={(event) => onChange({ timeZone: event.target.value })}>
            <ZoneOptions zones={zones} />
          </NativeSelect>
        </Field>
        <Field label={form("endsOn")} optional>
          <Input
            type="date"
            value={repeat.until}
            onChange={(event) => change({ until: event.target.value })}
          />
        </Field>
      </div>
      {error ? (
        <p className="text-sm text-danger">{error}</p>
      ) : whole === null ? (
        <p className="text-sm text-danger">{t("notWhole")}</p>
      ) : (
        <RepeatTimes repeat={whole} />
      )}
    </div>
  );
}
