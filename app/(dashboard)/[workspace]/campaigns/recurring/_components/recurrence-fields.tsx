"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { FieldErrors } from "@/lib/core/app-error";
import type { RecurringChoices } from "./recurring-choices";
import type { RecurringDraft } from "./recurring-draft";
import { WEEKDAYS } from "./use-recurrence-words";

interface RecurrenceFieldsProps {
  draft: RecurringDraft;
  choices: RecurringChoices;
  errors: FieldErrors;
  onChange: (change: Partial<RecurringDraft>) => void;
}

const KINDS = ["day", "week", "month", "date", "join"] as const;
const SIDES = ["before", "on", "after"] as const;

/** How often it comes, and to whom on which day. */
export function RecurrenceFields({ draft, choices, errors, onChange }: RecurrenceFieldsProps) {
  const t = useTranslations("recurring.form");
  const words = useTranslations("recurring.words");
  const error = (field: string) => errors[`recurrence.${field}`];
  const alsoWrong = Object.entries(errors).find(([field]) => field.startsWith("recurrence.alsoOn"))?.[1];
  const counted = draft.on === "day" || draft.on === "week" || draft.on === "month" ? draft.on : null;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("on")} error={errors.recurrence}>
          <NativeSelect
            value={draft.on}
            onChange={(event) => onChange({ on: KINDS.find((kind) => kind === event.target.value) ?? "day" })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        {counted !== null ? (
          <Field label={t(`every.${counted}`)} error={error("every")}>
            <Input
              type="number"
              min={1}
              value={draft.every}
              onChange={(event) => onChange({ every: event.target.value })}
            />
          </Field>
        ) : null}
        {draft.on === "month" ? (
          <Field label={t("day")} description={t("dayHelp")} error={error("day") ?? alsoWrong}>
            <Input
              autoComplete="off"
              maxLength={120}
              value={draft.day}
              onChange={(event) => onChange({ day: event.target.value })}
            />
          </Field>
        ) : null}
        {draft.on === "join" ? (
          <Field label={t("list")} description={t("listHelp")} error={error("list")}>
            <NativeSelect value={draft.list} onChange={(event) => onChange({ list: event.target.value })}>
              <option value="">{t("choose")}</option>
              {choices.lists.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
        ) : null}
        {draft.on === "date" ? (
          <Field label={t("field")} description={t("fieldHelp")} error={error("field")}>
            <NativeSelect value={draft.field} onChange={(event) => onChange({ field: event.target.value })}>
              <option value="">{t("choose")}</option>
              {[...new Set([...choices.fields, ...(draft.field ? [draft.field] : [])])].map((field) => (
                <option key={field} value={field}>
                  {field}
                </option>
              ))}
            </NativeSelect>
          </Field>
        ) : null}
      </div>
      {draft.on === "week" ? (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("weekdays")}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {WEEKDAYS.map((day) => (
              <Checkbox
                key={day}
                label={words(`weekday.${day}`)}
                checked={draft.weekdays.includes(day)}
                onCheckedChange={(on) =>
                  onChange({
                    weekdays: WEEKDAYS.filter((each) =>
                      each === day ? on === true : draft.weekdays.includes(each),
                    ),
                  })
                }
              />
            ))}
          </div>
          {error("weekdays") ? <p className="mt-1 text-sm text-danger">{error("weekdays")}</p> : null}
        </fieldset>
      ) : null}
      {draft.on === "date" ? (
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <Field label={t("side")}>
            <NativeSelect
              value={draft.side}
              onChange={(event) =>
                onChange({ side: SIDES.find((side) => side === event.target.value) ?? "on" })
              }
            >
              {SIDES.map((side) => (
                <option key={side} value={side}>
                  {t(`sides.${side}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          {draft.side === "on" ? null : (
            <Field label={t("days")} error={error("days")}>
              <Input
                type="number"
                min={1}
                value={draft.days}
                onChange={(event) => onChange({ days: event.target.value })}
              />
            </Field>
          )}
          <Checkbox
            label={t("yearly")}
            className="my-2"
            checked={draft.yearly}
            onCheckedChange={(on) => onChange({ yearly: on === true })}
          />
        </div>
      ) : null}
    </>
  );
}
