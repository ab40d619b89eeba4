import { createHmac } from "node:crypto";
import { derivedKey } from "@/lib/platform/secrets";
import { isErasedPhone } from "@/lib/retention/retention.rules";

/** What stands in the place of a number: an HMAC under a key of the workspace, so that counts by number remain and a table of all numbers is of no use. */
export function erasedPhone(workspaceId: string, phone: string): string {
  if (isErasedPhone(phone)) return phone;
  const digest = createHmac("sha256", derivedKey(`retention:${workspaceId}`))
    .update(phone)
    .digest("hex");
  return `x${digest.slice(0, 32)}`;
}
