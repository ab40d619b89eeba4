"use client";

import { useEffect, useState } from "react";

const listeners = new Set<(text: string) => void>();

/**
 * Says something to people who listen to the screen. Only milestones: started, half, finished,
 * failed.
 */
export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

/** The one polite region of the page. */
export function LiveAnnouncer() {
  const [said, setSaid] = useState({ text: "", turn: 0 });

  useEffect(() => {
    const listen = (text: string) => setSaid((before) => ({ text, turn: before.turn + 1 }));
    listeners.add(listen);
    return () => void listeners.delete(listen);
  }, []);

  // The same words twice would not be heard: each turn has its own paragraph.
  return (
    <div aria-live="polite" role="log" className="sr-only" data-testid="announcer">
      {said.text ? <p key={said.turn}>{said.text}</p> : null}
    </div>
  );
}
