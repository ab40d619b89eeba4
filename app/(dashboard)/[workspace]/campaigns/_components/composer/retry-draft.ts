import { RETRY_HOURS_MAX, type Retry } from "@/lib/retries/retry.rules";

/** Trying again as the composer holds it: what was chosen is kept while it is off. */
export interface RetryDraft {
  on: boolean;
  /** As typed. */
  afterHours: string;
  times: string;
}

export const BLANK_RETRY: RetryDraft = { on: false, afterHours: "24", times: "1" };

export function retryDraftOf({ afterHours, times }: Retry): RetryDraft {
  return { on: true, afterHours: String(afterHours), times: String(times) };
}

/** What is saved: null while it is off, or while its hours are not whole. */
export function retryOf({ on, afterHours, times }: RetryDraft): Retry | null {
  const hours = retryHoursOf(afterHours);
  return on && hours !== null ? { afterHours: hours, times: Number(times) } : null;
}

/** Hours as a number; null when not a whole number from 1 to 72. */
export function retryHoursOf(typed: string): number | null {
  const hours = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0;
  return hours >= 1 && hours <= RETRY_HOURS_MAX ? hours : null;
}
