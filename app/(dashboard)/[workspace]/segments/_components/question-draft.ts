import type { Condition, Question } from "@/lib/segments/segment.input";
import { fieldKind, fits, KINDS, type Operator, valueKind } from "@/lib/segments/segment.rules";

/** A condition while it is written: what is typed, as text, and what is chosen. */
export interface ConditionDraft {
  key: string;
  field: string;
  is: Operator;
  typed: string;
  chosen: string[];
  of?: string;
}

export interface GroupDraft {
  key: string;
  match: "all" | "any";
  not: boolean;
  conditions: ConditionDraft[];
}

export interface QuestionDraft {
  match: "all" | "any";
  parts: (ConditionDraft | GroupDraft)[];
}

let next = 0;
function newKey(): string {
  next += 1;
  return `part-${next}`;
}

export const newCondition = (field = "firstName"): ConditionDraft => ({
  key: newKey(),
  field,
  is: firstOperator(field),
  typed: "",
  chosen: [],
});
export const newGroup = (): GroupDraft => ({
  key: newKey(),
  match: "any",
  not: false,
  conditions: [newCondition()],
});

export const isGroupDraft = (part: ConditionDraft | GroupDraft): part is GroupDraft => "conditions" in part;

export function operatorsOf(field: string): readonly Operator[] {
  const kind = fieldKind(field);
  return kind === null ? [] : KINDS[kind];
}

function firstOperator(field: string): Operator {
  const kind = fieldKind(field);
  if (kind === "list" || kind === "segment") return "in";
  if (kind === "moment") return "notWithinDays";
  return operatorsOf(field)[0] ?? "is";
}

/** Another field keeps the question and the value where they fit it. */
export function withField(condition: ConditionDraft, field: string): ConditionDraft {
  const [before, after] = [fieldKind(condition.field), fieldKind(field)];
  const same = after !== null && fits(after, condition.is) && before === after;
  if (same && after !== "list" && after !== "segment" && after !== "campaign") return { ...condition, field };
  return { ...newCondition(field), key: condition.key };
}

/** The stored question as the builder holds it. */
export function draftOfQuestion(question: Question): QuestionDraft {
  const one = ({ field, is, value, of }: Condition): ConditionDraft => ({
    key: newKey(),
    field,
    is,
    typed: Array.isArray(value)
      ? value.join(", ")
      : value === undefined || value === null
        ? ""
        : String(value),
    chosen: Array.isArray(value) ? value : typeof value === "string" ? [value] : [],
    ...(of === undefined ? {} : { of }),
  });
  return {
    match: question.match,
    parts: question.conditions.map((asked) =>
      "conditions" in asked
        ? {
            key: newKey(),
            match: asked.match,
            not: asked.not === true,
            conditions: asked.conditions.map(one),
          }
        : one(asked),
    ),
  };
}

/** What is asked; null while a value is missing, since it cannot be asked yet. */
export function questionOf(draft: QuestionDraft): Question | null {
  const conditions: Question["conditions"] = [];
  for (const part of draft.parts) {
    if (!isGroupDraft(part)) {
      const condition = conditionOf(part);
      if (condition === null) return null;
      conditions.push(condition);
      continue;
    }
    const inner = part.conditions.map(conditionOf);
    if (inner.length === 0 || inner.includes(null)) return null;
    conditions.push({
      match: part.match,
      ...(part.not ? { not: true } : {}),
      conditions: inner as Condition[],
    });
  }
  return conditions.length === 0 ? null : { match: draft.match, conditions };
}

function conditionOf({ field, is, typed, chosen, of }: ConditionDraft): Condition | null {
  const kind = fieldKind(field);
  if (kind === null || !fits(kind, is)) return null;
  const value = typedValue(valueKind(kind, is), typed.trim(), chosen);
  return value === null
    ? null
    : { field, is, ...(value === undefined ? {} : { value }), ...(of ? { of } : {}) };
}

/** undefined: it needs none; null: it is missing. */
function typedValue(
  kind: ReturnType<typeof valueKind>,
  typed: string,
  chosen: string[],
): Condition["value"] | null {
  const some = (values: string[]) => (values.length === 0 ? null : values);
  const split = typed.split(/[,;\n]/).flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
  switch (kind) {
    case "none":
      return undefined;
    case "flag":
      return typed !== "false";
    case "days":
      return /^\d{1,4}$/.test(typed) && Number(typed) > 0 ? Number(typed) : null;
    case "number":
      return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(typed) ? typed : null;
    case "texts":
      return some(split);
    case "countries":
      return some(split.map((each) => each.toUpperCase()));
    case "country":
      return typed === "" ? null : typed.toUpperCase();
    case "ids":
    case "campaigns":
    case "months":
      return some(chosen);
    case "id":
      return chosen[0] ?? null;
    default:
      return typed === "" ? null : typed;
  }
}
