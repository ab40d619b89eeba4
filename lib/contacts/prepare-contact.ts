import { CONTACT_LIMITS, cleanText, rowReason } from "@/lib/contacts/contact.rules";
import type { ContactRow } from "@/lib/contacts/merge-contacts";
import { parsePhone } from "@/lib/core/phone-number";

/** A person as written by somebody: in a form, in a file, in JSON. */
export interface RawContact {
  phone: string;
  firstName?: string;
  lastName?: string;
  fields?: Record<string, string>;
}

export type PreparedContact =
  | { ok: true; contact: ContactRow }
  | { ok: false; reason: string; message: string; value: string };

const TOO_LONG = "too_long_cell";

const refuse = (reason: string, message: string, value: string): PreparedContact => ({
  ok: false,
  reason,
  message,
  value: cleanText(value).slice(0, 200),
});

/**
 * The one gate for people coming in: the phone is normalised or refused with a reason, never
 * repaired silently.
 */
export function prepareContact(raw: RawContact, country: string): PreparedContact {
  const phone = parsePhone(raw.phone, country);
  if (!phone.ok) return refuse(phone.reason, phone.message, raw.phone);
  const firstName = cleanText(raw.firstName ?? "");
  const lastName = cleanText(raw.lastName ?? "");
  if (Math.max(firstName.length, lastName.length) > CONTACT_LIMITS.value) {
    return refuse(TOO_LONG, rowReason(TOO_LONG), raw.phone);
  }
  const fields: Record<string, string> = {};
  for (const name in raw.fields) {
    const value = cleanText(raw.fields[name] ?? "");
    if (value.length > CONTACT_LIMITS.value) {
      return refuse(TOO_LONG, rowReason(TOO_LONG), raw.phone);
    }
    if (value !== "") fields[name] = value;
  }
  return {
    ok: true,
    contact: { phone: phone.phone, country: phone.country || null, firstName, lastName, fields },
  };
}
