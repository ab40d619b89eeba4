"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CONVERSATION_FILTERS } from "@/lib/inbox/conversation.rules";

/**
 * Filter, label, search and the open conversation stand in the URL; only opening one is a step back
 * to.
 */
export function useInboxPlace() {
  const [place, setPlace] = useQueryStates({
    status: parseAsStringLiteral(CONVERSATION_FILTERS).withDefault("open"),
    q: parseAsString.withDefault(""),
    label: parseAsString.withDefault(""),
    c: parseAsString.withDefault(""),
  });
  return {
    ...place,
    show: (c: string | null, step: "push" | "replace" = "push") => void setPlace({ c }, { history: step }),
    filter: (status: (typeof CONVERSATION_FILTERS)[number]) => void setPlace({ status }),
    byLabel: (label: string) => void setPlace({ label: label === "" ? null : label }),
    /** Everything, whatever was filtered by. */
    showAll: () => void setPlace({ status: "all", label: null }),
    search: (q: string) => void setPlace({ q: q === "" ? null : q }),
  };
}
