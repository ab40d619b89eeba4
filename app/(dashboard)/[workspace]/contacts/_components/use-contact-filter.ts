"use client";

import { parseAsString, useQueryStates } from "nuqs";
import type { ContactFilter } from "@/lib/contacts/contact.input";

const FILTER = {
  q: parseAsString.withDefault(""),
  list: parseAsString,
  field: parseAsString,
  value: parseAsString.withDefault(""),
};

/** Whom a list of people shows, kept in the address; on the page of a list that list is given. */
export function useContactFilter(listId?: string) {
  const [{ q, list, field, value }, set] = useQueryStates(FILTER);
  const within = listId ?? list;
  const filter: ContactFilter = {
    q,
    ...(within ? { list: within } : {}),
    ...(field ? { field, value } : {}),
  };
  return { filter, set };
}

/** The filter as parameters of an address. */
export function filterParams({ q, list, field, value }: ContactFilter): Record<string, string> {
  return {
    ...(q ? { q } : {}),
    ...(list ? { list } : {}),
    ...(field ? { field, value: value ?? "" } : {}),
  };
}
