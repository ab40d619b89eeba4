"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { NativeSelect } from "@/components/ui/native-select";
import { BIRTHDAY_FIELD, FIELDS, type Operator } from "@/lib/segments/segment.rules";
import type { Choices } from "./choices";
import { ConditionValue } from "./condition-value";
import { type ConditionDraft, operatorsOf, withField } from "./question-draft";
import { useQuestionWords } from "./use-question-words";

interface ConditionRowProps {
  condition: ConditionDraft;
  choices: Choices;
  /** Counts from 1, for who hears the row. */
  number: number;
  /** "and" or "or" before it; nothing before the first. */
  joint: string | null;
  onChange: (condition: ConditionDraft) => void;
  onRemove: (() => void) | null;
}

/** One condition as it is read: field, what is asked of it, value. */
export function ConditionRow(props: ConditionRowProps) {
  const { condition, choices, number, joint, onChange, onRemove } = props;
  const t = useTranslations("segments");
  const { fieldWords, operatorWords } = useQuestionWords(choices);
  const change = (some: Partial<ConditionDraft>) => onChange({ ...condition, ...some });
  const own = [...new Set([...choices.fields.map((name) => `fields.${name}`), ...ownOf(condition.field)])];
  const days = [...new Set([BIRTHDAY_FIELD, ...choices.fields, condition.of ?? BIRTHDAY_FIELD])];
  return (
    <fieldset className="grid items-start gap-2 sm:grid-cols-[3rem_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.2fr)_auto]">
      <legend className="sr-only">{t("condition", { number })}</legend>
      <span className="self-center text-sm text-muted empty:hidden sm:empty:block">{joint}</span>
      <div className="flex min-w-0 flex-col gap-2">
        <NativeSelect
          aria-label={t("fieldLabel")}
          value={condition.field}
          onChange={(event) => onChange(withField(condition, event.target.value))}
        >
          <optgroup label={t("groups.contact")}>
            {Object.keys(FIELDS).map((field) => (
              <option key={field} value={field}>
                {fieldWords(field)}
              </option>
            ))}
          </optgroup>
          {own.length > 0 ? (
            <optgroup label={t("groups.own")}>
              {own.map((field) => (
                <option key={field} value={field}>
                  {fieldWords(field)}
                </option>
              ))}
            </optgroup>
          ) : null}
        </NativeSelect>
        {condition.field === "birthday" ? (
          <NativeSelect
            aria-label={t("birthdayIn")}
            value={condition.of ?? BIRTHDAY_FIELD}
            onChange={(event) => change({ of: event.target.value })}
          >
            {days.map((name) => (
              <option key={name} value={name}>
                {t("inField", { name })}
              </option>
            ))}
          </NativeSelect>
        ) : null}
      </div>
      <NativeSelect
        aria-label={t("operatorLabel")}
        value={condition.is}
        onChange={(event) => change({ is: event.target.value as Operator })}
      >
        {operatorsOf(condition.field).map((is) => (
          <option key={is} value={is}>
            {operatorWords(condition.field, is)}
          </option>
        ))}
      </NativeSelect>
      <div className="min-w-0">
        <ConditionValue condition={condition} choices={choices} label={t("valueLabel")} onChange={change} />
      </div>
      {onRemove ? (
        <IconButton
          icon={X}
          label={t("removeCondition", { number })}
          onClick={onRemove}
          className="justify-self-end"
        />
      ) : null}
    </fieldset>
  );
}

/** A field that no contact has now stays to be chosen while it is asked about. */
const ownOf = (field: string) => (field.startsWith("fields.") ? [field] : []);
