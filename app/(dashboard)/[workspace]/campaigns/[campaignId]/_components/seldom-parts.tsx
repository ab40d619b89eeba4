"use client";

import dynamic from "next/dynamic";

/**
 * What the server draws of few campaigns. It is loaded by the browser only where it is drawn, which
 * the server itself cannot say: what a page of the server names, every visitor gets.
 */

/** Few campaigns come again. */
export const RepeatLine = dynamic(() =>
  import("../../_components/repeat-line").then((module) => module.RepeatLine),
);
/** Few messages are octets, and their pictures and tunes take a reader each. */
export const SentMessage = dynamic(() =>
  import("../../_components/sent-message").then((module) => module.SentMessage),
);
