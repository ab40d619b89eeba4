import type { ContactFilter } from "@/lib/contacts/contact.input";
import type { Question } from "@/lib/segments/segment.input";

/** A filter of the contacts as a question; null where it asks none. Words of a search are none. */
export function filterQuestion({ list, field, value }: ContactFilter): Question | null {
  const conditions: Question["conditions"] = [];
  if (list !== undefined) conditions.push({ field: "list", is: "in", value: [list] });
  if (field !== undefined)
    conditions.push(
      value ? { field: `fields.${field}`, is: "is", value } : { field: `fields.${field}`, is: "isEmpty" },
    );
  return conditions.length === 0 ? null : { match: "all", conditions };
}
