import { FALLBACK_HOURS_MAX, type Fallback, type FallbackWhen } from "@/lib/fallbacks/fallback.rules";

/** The way back to SMS as the composer holds it: what was written is kept while it is off. */
export interface FallbackDraft {
  on: boolean;
  text: string;
  gatewayAccountId: string | null;
  sender: string;
  when: Record<FallbackWhen, boolean>;
  /** As typed. */
  hours: string;
}

export const BLANK_FALLBACK: FallbackDraft = {
  on: false,
  text: "",
  gatewayAccountId: null,
  sender: "",
  when: { undeliverable: true, capped: true, notDeliveredWithinHours: false },
  hours: "24",
};

export function fallbackDraftOf({ text, gatewayAccountId, sender, when, hours }: Fallback): FallbackDraft {
  return {
    on: true,
    text,
    gatewayAccountId: gatewayAccountId ?? null,
    sender: sender ?? "",
    when: {
      undeliverable: when.includes("undeliverable"),
      capped: when.includes("capped"),
      notDeliveredWithinHours: when.includes("notDeliveredWithinHours"),
    },
    hours: String(hours ?? BLANK_FALLBACK.hours),
  };
}

/** What is saved: null while it is off. Hours that are not whole yet are saved as none. */
export function fallbackOf({
  on,
  text,
  gatewayAccountId,
  sender,
  when,
  hours,
}: FallbackDraft): Fallback | null {
  if (!on) return null;
  return {
    text,
    gatewayAccountId,
    sender: sender.trim() || null,
    when: (Object.keys(when) as FallbackWhen[]).filter((one) => when[one]),
    hours: when.notDeliveredWithinHours ? fallbackHoursOf(hours) : null,
  };
}

/** Hours as a number; null when not a whole number from 1 to 72. */
export function fallbackHoursOf(typed: string): number | null {
  const hours = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0;
  return hours >= 1 && hours <= FALLBACK_HOURS_MAX ? hours : null;
}
