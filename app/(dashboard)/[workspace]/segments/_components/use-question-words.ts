"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Condition, Group, Question } from "@/lib/segments/segment.input";
import { type FIELDS, fieldKind, type Operator, ownName } from "@/lib/segments/segment.rules";
import { type Choices, nameOf } from "./choices";

type Known = keyof typeof FIELDS;
const MOMENTS: readonly string[] = ["lastTexted", "lastDelivered", "lastReplied"];
const SPOKEN = ["today", "thisMonth", "nextMonth"] as const;

/** The words of questions: of a field, of what is asked, and of a whole question as a sentence. */
export function useQuestionWords(choices: Choices) {
  const t = useTranslations("segments");
  const format = useFormatter();

  function fieldWords(field: string): string {
    return fieldKind(field) === "own" ? ownName(field) : t(`fields.${field as Known}`);
  }

  function operatorWords(field: string, is: Operator): string {
    const kind = fieldKind(field);
    if (
      kind === "moment" &&
      (is === "withinDays" || is === "notWithinDays" || is === "isEmpty" || is === "isNotEmpty")
    )
      return t(`moments.${is}`);
    if (kind === "birthday" && is === "in") return t("inMonth");
    return t(`operators.${is}`);
  }

  function valueWords({ field, is, value }: Condition): string {
    const kind = fieldKind(field);
    if (value === undefined || value === null) return "";
    if (is === "withinDays" || is === "notWithinDays" || is === "inNextDays")
      return t("days", { count: Number(value) });
    if (kind === "flag") return value === true ? t("yes") : t("no");
    const all = (Array.isArray(value) ? value : [value]).map(String);
    if (kind === "birthday")
      return format.list(
        all.map((each) => {
          const spoken = SPOKEN.find((word) => word === each);
          return spoken ? t(`birthdays.${spoken}`) : is === "in" ? monthWords(Number(each)) : each;
        }),
        { type: "disjunction" },
      );
    const ids = ["list", "segment", "campaign"].includes(field);
    return format.list(
      all.map((each) => (ids ? nameOf(choices, field, each) : each)),
      { type: "disjunction" },
    );
  }

  const monthWords = (month: number) =>
    format.dateTime(new Date(Date.UTC(2024, month - 1, 15)), { month: "long", timeZone: "UTC" });

  function conditionWords(condition: Condition): string {
    const { field, is } = condition;
    return [fieldWords(field), operatorWords(field, is), valueWords(condition)].filter(Boolean).join(" ");
  }

  function questionWords(question: Question | Group): string {
    const parts = question.conditions.map((asked) => {
      if (!("conditions" in asked)) return conditionWords(asked);
      const inner = `(${questionWords(asked)})`;
      return asked.not ? t("not", { inner }) : inner;
    });
    return format.list(parts, { type: question.match === "all" ? "conjunction" : "disjunction" });
  }
  return {
    fieldWords,
    operatorWords,
    monthWords,
    questionWords,
    isMoment: (f: string) => MOMENTS.includes(f),
  };
}
