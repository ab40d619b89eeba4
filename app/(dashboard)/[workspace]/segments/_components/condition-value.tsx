"use client";

import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { MultiSelect } from "@/components/ui/multi-select";
import { NativeSelect } from "@/components/ui/native-select";
import { BIRTHDAYS, fieldKind, valueKind } from "@/lib/segments/segment.rules";
import type { Choices } from "./choices";
import type { ConditionDraft } from "./question-draft";
import { useQuestionWords } from "./use-question-words";

interface ConditionValueProps {
  condition: ConditionDraft;
  choices: Choices;
  label: string;
  onChange: (change: Partial<ConditionDraft>) => void;
}

/** What a question needs as its value, in the form that fits the field. */
export function ConditionValue({ condition, choices, label, onChange }: ConditionValueProps) {
  const t = useTranslations("segments");
  const { monthWords } = useQuestionWords(choices);
  const { field, is, typed, chosen } = condition;
  const kind = fieldKind(field);
  const needs = kind === null ? "none" : valueKind(kind, is);
  const type = (value: string) => onChange({ typed: value });
  const among = field === "list" ? choices.lists : field === "segment" ? choices.segments : choices.campaigns;
  switch (needs) {
    case "none":
      return null;
    case "id":
    case "ids":
    case "campaigns":
      return (
        <MultiSelect
          label={label}
          options={among.map(({ id, name }) => ({ value: id, label: name }))}
          values={chosen}
          onChange={(values) => onChange({ chosen: needs === "id" ? values.slice(-1) : values })}
        />
      );
    case "months":
      return (
        <NativeSelect
          aria-label={label}
          value={chosen[0] ?? ""}
          onChange={(event) => onChange({ chosen: event.target.value ? [event.target.value] : [] })}
        >
          <option value="">{t("chooseMonth")}</option>
          {Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, "0")).map((month) => (
            <option key={month} value={month}>
              {monthWords(Number(month))}
            </option>
          ))}
        </NativeSelect>
      );
    case "birthday":
      return (
        <NativeSelect aria-label={label} value={typed} onChange={(event) => type(event.target.value)}>
          <option value="">{t("chooseDay")}</option>
          {BIRTHDAYS.map((day) => (
            <option key={day} value={day}>
              {t(`birthdays.${day}`)}
            </option>
          ))}
          {/^\d\d-\d\d$/.test(typed) ? <option value={typed}>{typed}</option> : null}
        </NativeSelect>
      );
    case "flag":
      return (
        <NativeSelect
          aria-label={label}
          value={typed === "false" ? "false" : "true"}
          onChange={(event) => type(event.target.value)}
        >
          <option value="true">{t("yes")}</option>
          <option value="false">{t("no")}</option>
        </NativeSelect>
      );
    case "date":
      return (
        <Input type="date" aria-label={label} value={typed} onChange={(event) => type(event.target.value)} />
      );
    case "days":
      return (
        <div className="flex items-center gap-2">
          <Input
            aria-label={label}
            inputMode="numeric"
            value={typed}
            onChange={(event) => type(event.target.value)}
            className="w-20"
          />
          <span className="text-sm text-muted">{t("daysUnit")}</span>
        </div>
      );
    default:
      return (
        <Input
          aria-label={label}
          value={typed}
          placeholder={needs === "texts" || needs === "countries" ? t("several") : undefined}
          inputMode={needs === "number" ? "decimal" : undefined}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
        />
      );
  }
}
