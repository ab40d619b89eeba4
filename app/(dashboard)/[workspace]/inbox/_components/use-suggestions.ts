"use client";

import { type KeyboardEvent, type RefObject, type SyntheticEvent, useId, useState } from "react";
import { askedAt } from "@/lib/inbox/asked-at.rules";

export interface Suggestion {
  id: string;
  /** What it is found by. */
  words: string;
}

interface Suggesting<Item extends Suggestion> {
  text: string;
  sign: "/" | "@";
  box: RefObject<HTMLTextAreaElement | null>;
  items: readonly Item[];
  /** What stands in the text in the place of the sign and the words behind it. */
  insert: (item: Item) => string;
  onText: (text: string, chosen: Item) => void;
}

const MOST = 8;

/**
 * A list that a sign opens while one types, narrowed by the words behind it. The focus stays in the
 * text: arrows move, Enter or Tab chooses, Escape closes the list and nothing else.
 */
export function useSuggestions<Item extends Suggestion>(given: Suggesting<Item>) {
  const { text, sign, box, items, insert, onText } = given;
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** Where a list was closed on purpose. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const asked = askedAt(text, Math.min(caret, text.length), sign);
  const sought = asked?.words.trim().toLowerCase() ?? "";
  const shown = asked !== null && asked.from !== closedAt;
  const found = shown ? items.filter(({ words }) => words.toLowerCase().includes(sought)).slice(0, MOST) : [];
  const open = found.length > 0;
  const at = Math.min(active, found.length - 1);

  function choose(item: Item | undefined) {
    if (asked === null || item === undefined) return;
    const words = insert(item);
    const end = asked.from + words.length;
    onText(text.slice(0, asked.from) + words + text.slice(caret), item);
    setCaret(end);
    setActive(0);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(end, end);
    });
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    if (!open || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey)
      return false;
    if (event.key === "ArrowDown") setActive((at + 1) % found.length);
    else if (event.key === "ArrowUp") setActive((at + found.length - 1) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) choose(found[at]);
    else if (event.key === "Escape") setClosedAt(asked?.from ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return {
    /** The sign stands before the caret: what it offers is worth reading. */
    wanted: asked !== null,
    open,
    found,
    active: at,
    listId,
    choose,
    onKeyDown,
    optionId: (item: Item) => `${listId}-${item.id}`,
    onSelect: (event: SyntheticEvent<HTMLTextAreaElement>) => {
      const { selectionStart, selectionEnd } = event.currentTarget;
      if (selectionStart !== selectionEnd || selectionEnd === caret) return;
      setCaret(selectionEnd);
      setActive(0);
      const now = askedAt(event.currentTarget.value, selectionEnd, sign);
      if (now?.from !== closedAt) setClosedAt(null);
    },
    aria: {
      "aria-autocomplete": "list" as const,
      ...(open && found[at]
        ? { "aria-controls": listId, "aria-activedescendant": `${listId}-${found[at].id}` }
        : {}),
    },
  };
}
