import { isGsm7 } from "@/lib/core/sms-text";

/** Why a sender cannot be used, as a sentence, or null when it can (docs/gateway.md, "sender"). */
export function checkSender(value: string): string | null {
  if (value === "") return null;
  if (/^\d+$/.test(value)) return value.length <= 13 ? null : "A sender of digits can have at most 13.";
  if (value.length > 11) return "A sender with letters can have at most 11 characters.";
  if (!isGsm7(value)) return "A sender can only have letters, digits and signs of the GSM alphabet.";
  return null;
}
