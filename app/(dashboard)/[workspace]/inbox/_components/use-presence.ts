"use client";

import { useEffect } from "react";
import { announceReplyAction } from "../actions";

const AGAIN_MS = 10_000;

/**
 * Tells colleagues that this person writes a reply, again and again while it is begun, and that it
 * is over. A failure costs only the mark.
 */
export function usePresence(workspaceSlug: string, id: string, replying: boolean): void {
  useEffect(() => {
    if (!replying) return;
    const say = (still: boolean) =>
      void announceReplyAction(workspaceSlug, { id, replying: still }).catch(() => undefined);
    say(true);
    const timer = setInterval(() => (document.hidden ? undefined : say(true)), AGAIN_MS);
    return () => {
      clearInterval(timer);
      say(false);
    };
  }, [workspaceSlug, id, replying]);
}
