import { SPLIT_HOURS_MAX, SPLIT_SHARE_MAX, type Split } from "@/lib/splits/split.rules";

/** A test of several texts as the composer holds it: what was written is kept while it is off. */
export interface SplitDraft {
  on: boolean;
  /** Text B, and C where there is one. */
  texts: string[];
  /** As typed. */
  share: string;
  by: Split["by"];
  /** As typed. */
  afterHours: string;
  ifClose: Split["ifClose"];
}

export const BLANK_SPLIT: SplitDraft = {
  on: false,
  texts: [""],
  share: "10",
  by: "replies",
  afterHours: "4",
  ifClose: "person",
};

export function splitDraftOf({ share, afterHours, ...rest }: Split): SplitDraft {
  return { on: true, ...rest, share: String(share), afterHours: String(afterHours) };
}

/** What is saved: null while it is off, or while a number of it is not whole. */
export function splitOf({ on, share, afterHours, ...rest }: SplitDraft): Split | null {
  const [part, hours] = [shareOf(share), splitHoursOf(afterHours)];
  return on && part !== null && hours !== null ? { ...rest, share: part, afterHours: hours } : null;
}

const whole = (typed: string, most: number) => {
  const number = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0;
  return number >= 1 && number <= most ? number : null;
};

/** Per cent as a number; null when not a whole number from 1 to 45. */
export const shareOf = (typed: string) => whole(typed, SPLIT_SHARE_MAX);
/** Hours as a number; null when not a whole number from 1 to 72. */
export const splitHoursOf = (typed: string) => whole(typed, SPLIT_HOURS_MAX);
