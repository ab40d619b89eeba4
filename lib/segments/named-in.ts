import { isGroup, type Question } from "@/lib/segments/segment.input";

/** The ids of lists or segments that a question names. */
export function namedIn(question: Question, field: string): string[] {
  const ids = question.conditions
    .flatMap((asked) => (isGroup(asked) ? asked.conditions : [asked]))
    .filter((condition) => condition.field === field)
    .flatMap(({ value }) => (Array.isArray(value) ? value : typeof value === "string" ? [value] : []));
  return [...new Set(ids)];
}
