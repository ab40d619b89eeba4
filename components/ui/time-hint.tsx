"use client";

import dynamic from "next/dynamic";
import { useFirstTouch } from "./use-first-touch";

const Bubble = dynamic(() => import("./time-hint-bubble"), { ssr: false });

/** Says the absolute time of what is pointed at; it comes with the first touch of the page. */
export function TimeHint() {
  return useFirstTouch() ? <Bubble /> : null;
}
