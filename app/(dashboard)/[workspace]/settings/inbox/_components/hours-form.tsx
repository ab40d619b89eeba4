"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { OfficeHoursSettings } from "@/lib/inbox/inbox-hours.input";
import type { MalaysiaSettings } from "@/lib/malaysia/malaysia-template.rules";
import { saveOfficeHoursAction } from "../actions";
import { AwayText } from "./away-text";
import { HolidayList } from "./holiday-list";

interface HoursFormProps {
  workspaceSlug: string;
  timeZone: string;
  malaysia: MalaysiaSettings;
  saved: OfficeHoursSettings;
}

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** When somebody is there, and what is texted back when nobody is. */
export function HoursForm({ workspaceSlug, timeZone, malaysia, saved }: HoursFormProps) {
  const t = useTranslations("inbox.hours");
  const locale = useLocale();
  const { act, busy, refusal } = useAct();
  const [hours, setHours] = useState(saved);
  const fields = refusal?.fields ?? {};
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const setDay = (at: number, day: OfficeHoursSettings["week"][number]) =>
    setHours({ ...hours, week: hours.week.map((before, index) => (index === at ? day : before)) });
  return (
    <Card>
      <CardHeader title={t("title")} description={t("lead", { zone: timeZone })} />
      <CardBody>
        <form
          className="flex max-w-xl flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void act(() => saveOfficeHoursAction(workspaceSlug, hours), t("saved"));
          }}
        >
          <Field label={t("on")}>
            <Switch checked={hours.on} onCheckedChange={(on) => setHours({ ...hours, on })} />
          </Field>
          <ul className="flex flex-col gap-2">
            {hours.week.map((day, at) => {
              const weekday = name.format(MONDAY + at * DAY);
              const problem = fields[`week.${at}.from`] ?? fields[`week.${at}.to`];
              return (
                <li key={weekday} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="w-36">
                    <Checkbox
                      label={weekday}
                      checked={day !== null}
                      onCheckedChange={(open) =>
                        setDay(at, open === true ? { from: "09:00", to: "18:00" } : null)
                      }
                    />
                  </span>
                  {day === null ? (
                    <span className="text-sm text-muted">{t("closed")}</span>
                  ) : (
                    <span className="flex min-w-0 items-center gap-2 max-sm:w-full">
                      <Input
                        type="time"
                        className="w-32 min-w-0 max-sm:flex-1 max-sm:px-2"
                        aria-label={t("from", { day: weekday })}
                        value={day.from}
                        onChange={(event) => setDay(at, { ...day, from: event.target.value })}
                      />
                      <span aria-hidden="true">–</span>
                      <Input
                        type="time"
                        className="w-32 min-w-0 max-sm:flex-1 max-sm:px-2"
                        aria-label={t("to", { day: weekday })}
                        value={day.to === "24:00" ? "00:00" : day.to}
                        onChange={(event) =>
                          setDay(at, {
                            ...day,
                            to: event.target.value === "00:00" ? "24:00" : event.target.value,
                          })
                        }
                      />
                    </span>
                  )}
                  {problem ? <p className="w-full text-sm text-danger">{problem}</p> : null}
                </li>
              );
            })}
          </ul>
          <HolidayList
            days={hours.holidays}
            problem={fields.holidays}
            onChange={(holidays) => setHours({ ...hours, holidays })}
          />
          <AwayText
            text={hours.away}
            malaysia={malaysia}
            problem={fields.away}
            onText={(away) => setHours({ ...hours, away })}
          />
          <Button type="submit" className="self-start" loading={busy}>
            {t("save")}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
