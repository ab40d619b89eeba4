import { type ContactFilter, contactFilter } from "@/lib/contacts/contact.input";

/** The filter in the address of a page; one that cannot be read shows everybody. */
export function readFilter(params: Record<string, string | string[] | undefined>): ContactFilter {
  const { q, list, field, value } = params;
  const read = contactFilter.safeParse({ q, list, field, ...(field === undefined ? {} : { value }) });
  return read.success ? read.data : { q: "" };
}
