"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useFirstTouch } from "./use-first-touch";

const Shown = dynamic(() => import("./toaster"), { ssr: false });

interface Details {
  description?: ReactNode;
  action?: { label: ReactNode; onClick: () => void };
  duration?: number;
  /** News of the same id takes the place of the earlier. */
  id?: string;
}

let ready = () => {};
const shown = new Promise<void>((resolve) => {
  ready = resolve;
});
const listeners = new Set<() => void>();

type Tone = "message" | "success" | "warning" | "error";

/** Short news. It waits for its place on the page, which comes when somebody does something. */
function tell(tone: Tone, text: ReactNode, details?: Details): void {
  for (const listener of listeners) listener();
  void shown.then(async () => (await import("sonner")).toast[tone](text, details));
}

export const toast = Object.assign((text: ReactNode, details?: Details) => tell("message", text, details), {
  success: (text: ReactNode, details?: Details) => tell("success", text, details),
  warning: (text: ReactNode, details?: Details) => tell("warning", text, details),
  error: (text: ReactNode, details?: Details) => tell("error", text, details),
});

/**
 * Where short news appears, from the first touch of the page on: until then there is none. What
 * must not be missed belongs into the page.
 */
export function Toaster() {
  return useFirstTouch(listeners) ? <Shown onReady={ready} /> : null;
}
