import type { ContactFilter } from "@/lib/contacts/contact.input";
import { type ContactSearch, contactSearch } from "@/lib/contacts/contact.rules";
import type { ChosenPeople } from "@/lib/contacts/contact-choice.input";
import { arrayLiteral } from "@/lib/platform/db/array-literal";

/** A part of a statement: `c` is the person, `values` are its parameters from $1 on. */
export interface PeopleSql {
  from: string;
  where: string;
  values: unknown[];
}

/** Those whom a change is about. */
export function chosenContacts(workspaceId: string, chosen: ChosenPeople, country: string): PeopleSql {
  if ("filter" in chosen) return filteredContacts(workspaceId, chosen.filter, country);
  return {
    from: "contact c",
    where: "c.workspace_id = $1::uuid AND c.id = ANY ($2::bigint[])",
    values: [workspaceId, arrayLiteral(chosen.contactIds)],
  };
}

/**
 * Everybody who matches a filter. Of a list it begins with its members, in the order of their ids:
 * a few of a million are then found without looking at the others.
 */
export function filteredContacts(workspaceId: string, filter: ContactFilter, country: string): PeopleSql {
  const values: unknown[] = [workspaceId];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["c.workspace_id = $1::uuid"];
  let from = "contact c";
  if (filter.list !== undefined) {
    from = "list_member m JOIN contact c ON c.id = m.contact_id";
    where.push(`m.workspace_id = $1::uuid AND m.list_id = ${param(filter.list)}::uuid`);
  }
  const search = contactSearch(filter.q, country);
  if (search.kind !== "all") where.push(`(${beginning(search, param)} OR ${words(filter.q, param)})`);
  if (filter.field !== undefined)
    where.push(
      `lower(coalesce(c.fields ->> ${param(filter.field)}::text, '')) = lower(${param(filter.value ?? "")}::text)`,
    );
  return { from, where: where.join(" AND "), values };
}

type Param = (value: unknown) => string;

/** As the search shows them first: by the beginning of the phone or the name. */
function beginning(search: Exclude<ContactSearch, { kind: "all" }>, param: Param): string {
  return search.kind === "phone"
    ? `c.phone >= ${param(search.from)}::text AND c.phone < ${param(search.below)}::text`
    : `starts_with(lower(c.first_name || ' ' || c.last_name), lower(${param(search.prefix)}::text))`;
}

/** And after them: by any words of a name or a field, or the last digits of the phone. */
function words(typed: string, param: Param): string {
  return `c.id IN (SELECT w.contact_id FROM contact_words w
    WHERE w.workspace_id = $1::uuid AND w.words @@ canang_word_query($1::uuid, ${param(typed)}::text))`;
}
