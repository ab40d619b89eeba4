import type { ContactFilter } from "@/lib/contacts/contact.input";
import type { Question } from "@/lib/segments/segment.input";

/**
 * A filter of the contacts as a question; null where it asks nothing. Words that are searched for
 * are looked for in the first name alone: a search is no question.
 */
export function filterQuestion({ list, field, value, q }: ContactFilter): Question | null {
  const conditions: Question["conditions"] = [];
  if (list !== undefined) conditions.push({ field: "list", is: "in", value: [list] });
  if (field !== undefined)
    conditions.push(
      value ? { field: `fields.${field}`, is: "is", value } : { field: `fields.${field}`, is: "isEmpty" },
    );
  if (q.trim() !== "") conditions.push({ field: "firstName", is: "contains", value: q.trim() });
  return conditions.length === 0 ? null : { match: "all", conditions };
}
