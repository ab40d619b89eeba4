import { createHmac } from "node:crypto";
import { isErasedPhone } from "@/lib/retention/retention.rules";

/**
 * What stands in the place of a number: an HMAC under the workspace's `erasingKey`, so that counts
 * by number remain and a table of all numbers is of no use.
 */
export function erasedPhone(key: Buffer, phone: string): string {
  if (isErasedPhone(phone)) return phone;
  return `x${createHmac("sha256", key).update(phone).digest("hex").slice(0, 32)}`;
}
