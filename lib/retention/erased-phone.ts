import { createHmac } from "node:crypto";
import { countryOfPrefix } from "@/lib/core/country-of-prefix";
import { isErasedPhone } from "@/lib/retention/retention.rules";

/**
 * What stands in the place of a number: an HMAC under the workspace's `erasingKey`, so that counts
 * by number remain and a table of all numbers is of no use. Its country stays behind a dot, for the
 * reports; it says nothing about the person.
 */
export function erasedPhone(key: Buffer, phone: string): string {
  if (isErasedPhone(phone)) return phone;
  const country = countryOfPrefix(phone.slice(0, phone.startsWith("1") ? 4 : 3));
  return `x${createHmac("sha256", key).update(phone).digest("hex").slice(0, 32)}.${country}`;
}
