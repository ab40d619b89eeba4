"use client";

import { useEffect, useState } from "react";
import { useNow } from "@/components/ui/use-now";
import { type WindowLeft, windowLeft } from "@/lib/direct-messages/reply-window.rules";

/** What is left of WhatsApp's window; null from the very moment at which it shuts. */
export function useWindow(openUntil: string | null): WindowLeft | null {
  const now = useNow();
  const [shut, setShut] = useState<string | null>(null);
  useEffect(() => {
    if (openUntil === null) return;
    const timer = setTimeout(() => setShut(openUntil), Math.max(0, Date.parse(openUntil) - Date.now()));
    return () => clearTimeout(timer);
  }, [openUntil]);
  return shut === openUntil || now === null ? null : windowLeft(openUntil, now);
}
