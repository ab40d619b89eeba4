import { CONTACT_LIMITS, cleanText, rowReason } from "@/lib/contacts/contact.rules";
import type { ContactRow } from "@/lib/contacts/store-contacts";
import { parsePhone } from "@/lib/core/phone-number";
import type { Sentence } from "@/lib/core/sentence";

/** A person as written by somebody: in a form, in a file, in JSON. Null is no text, a list say. */
export interface RawContact {
  phone: string | null;
  firstName?: string | null;
  lastName?: string | null;
  fields?: Record<string, string | null>;
}

export type PreparedContact =
  | { ok: true; contact: ContactRow }
  | { ok: false; reason: string; sentence: Sentence; value: string };

const TOO_LONG = "too_long_cell";
const LONG_NAME = "too_long_name";
const NOT_TEXT = "not_text";

const refuse = (reason: string, sentence: Sentence, value: string): PreparedContact => ({
  ok: false,
  reason,
  sentence,
  value: cleanText(value).slice(0, 200),
});

function hasNull({ firstName, lastName, fields }: RawContact): boolean {
  if (firstName === null || lastName === null) return true;
  for (const name in fields) if (fields[name] === null) return true;
  return false;
}

/**
 * The one gate for people coming in: the phone is normalised or refused with a reason, never
 * repaired silently.
 */
export function prepareContact(raw: RawContact, country: string): PreparedContact {
  const written = raw.phone ?? "";
  const phone = parsePhone(written, country);
  if (!phone.ok) return refuse(phone.reason, phone.sentence, written);
  if (hasNull(raw)) return refuse(NOT_TEXT, rowReason(NOT_TEXT), written);
  const firstName = cleanText(raw.firstName ?? "");
  const lastName = cleanText(raw.lastName ?? "");
  // As in a form; the index by which people are found has no room for much longer names.
  if (Math.max(firstName.length, lastName.length) > CONTACT_LIMITS.name)
    return refuse(LONG_NAME, rowReason(LONG_NAME), written);
  const fields: Record<string, string> = {};
  for (const name in raw.fields) {
    const value = cleanText(raw.fields[name] ?? "");
    if (value.length > CONTACT_LIMITS.value) {
      return refuse(TOO_LONG, rowReason(TOO_LONG), written);
    }
    if (value !== "") fields[name] = value;
  }
  return {
    ok: true,
    contact: { phone: phone.phone, country: phone.country || null, firstName, lastName, fields },
  };
}
