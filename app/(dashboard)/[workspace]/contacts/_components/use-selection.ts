"use client";

import { useState } from "react";
import type { ContactFilter } from "@/lib/contacts/contact.input";
import type { ChosenPeople } from "@/lib/contacts/contact-choice.input";

const NOBODY: ReadonlySet<string> = new Set();
/** Picked one by one; more are chosen by their filter. */
const MOST_PICKED = 1_000;

export interface Selection {
  count: number;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  pick: (ids: readonly string[]) => void;
  pickAll: (count: number) => void;
  /** Everybody who matches is chosen, not single people. */
  all: boolean;
  clear: () => void;
  chosen: ChosenPeople;
}

/**
 * Who is chosen: single people, or everybody who matches the filter. Another filter chooses nobody.
 */
export function useSelection(filter: ContactFilter): Selection {
  const key = JSON.stringify(filter);
  const [state, setState] = useState({ key, picked: NOBODY, all: null as number | null });
  const { picked, all } = state.key === key ? state : { picked: NOBODY, all: null };
  const set = (ids: Iterable<string>) => setState({ key, picked: new Set(ids), all: null });
  return {
    count: all ?? picked.size,
    has: (id) => all !== null || picked.has(id),
    toggle: (id) => set(picked.has(id) ? [...picked].filter((each) => each !== id) : [...picked, id]),
    pick: (ids) => set(ids.slice(0, MOST_PICKED)),
    pickAll: (count) => setState({ key, picked: NOBODY, all: count }),
    all: all !== null,
    clear: () => set([]),
    chosen: all === null ? { contactIds: [...picked] } : { filter, count: all },
  };
}
