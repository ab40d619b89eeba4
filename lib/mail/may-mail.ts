import { environment } from "@/lib/platform/env";

/**
 * Whether a mail server is set up. Without one, links are handed over by hand, and the screens say
 * so.
 */
export function mayMail(): boolean {
  return environment().smtpUrl !== undefined;
}
