"use client";

import { useEffect, useState } from "react";

const GIVEN = "canang-draft";

/**
 * Words that were begun in a conversation. They are there again after a look into another one and
 * after a reload, in this tab and for this person only, and end with the tab.
 */
export function useDraft(name: string): [string, (next: string | ((before: string) => string)) => void] {
  const [text, setText] = useState(() => read(name));
  useEffect(() => keep(name, text), [name, text]);
  useEffect(() => {
    const hear = ({ detail }: CustomEventInit<{ name: string; text: string }>) => {
      if (detail?.name === name) setText(detail.text);
    };
    window.addEventListener(GIVEN, hear as EventListener);
    return () => window.removeEventListener(GIVEN, hear as EventListener);
  }, [name]);
  return [text, setText];
}

/** The name of a draft: whose, where, and of what. */
export const draftName = (
  workspaceSlug: string,
  me: string,
  conversationId: string,
  kind: "reply" | "note",
) => `canang-draft/${workspaceSlug}/${me}/${conversationId}/${kind}`;

/** A browser that keeps nothing costs the draft, not the box. */
function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** Words that are to stand in a box, whether it is shown already or not yet. */
export function keepDraft(name: string, text: string): void {
  keep(name, text);
  window.dispatchEvent(new CustomEvent(GIVEN, { detail: { name, text } }));
}

function keep(name: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {
    // The words stand in the box all the same.
  }
}
