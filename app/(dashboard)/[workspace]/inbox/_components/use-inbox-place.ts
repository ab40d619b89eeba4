"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CONVERSATION_FILTERS } from "@/lib/inbox/conversation.rules";

const word = parseAsString.withDefault("");

/** What narrows a list, by its name in the address; empty: nothing. */
export interface InboxFilter {
  label: string;
  account: string;
  shortCode: string;
  script: string;
  from: string;
  to: string;
}

/**
 * List, filters, search and the open conversation stand in the URL; only opening one is a step back
 * to.
 */
export function useInboxPlace() {
  const [{ status, q, c, ...narrowed }, setPlace] = useQueryStates({
    status: parseAsStringLiteral(CONVERSATION_FILTERS).withDefault("open"),
    q: word,
    c: word,
    label: word,
    account: word,
    shortCode: word,
    script: word,
    from: word,
    to: word,
  });
  const narrow = (change: Partial<InboxFilter>) =>
    void setPlace(
      Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value === "" ? null : value])),
    );
  return {
    status,
    q,
    c,
    narrowed,
    narrow,
    show: (id: string | null, step: "push" | "replace" = "push") =>
      void setPlace({ c: id }, { history: step }),
    filter: (next: (typeof CONVERSATION_FILTERS)[number]) => void setPlace({ status: next, q: null }),
    /** Everything, whatever was filtered by. */
    showAll: () =>
      void setPlace({
        status: "all",
        label: null,
        account: null,
        shortCode: null,
        script: null,
        from: null,
        to: null,
      }),
    search: (next: string) => void setPlace({ q: next === "" ? null : next }),
  };
}

/** The filters that are set, as an address or a request has them. */
export function setOf(filter: InboxFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}
