/**
 * Whether this is a business-scoped id by which WhatsApp names somebody who may hide their number:
 * two letters of a country, a dot, letters and digits (`MY.2026…`, `US.ENT.…`). It is no phone, and
 * its digits are none either.
 */
export function isUserId(text: string): boolean {
  return /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(text);
}
