import { cookies } from "next/headers";
import { KNOWN_BROWSER_DAYS } from "@/lib/own-account/known-browser";
import { cookieName, cookieOptions } from "@/lib/platform/auth/session-cookie";

/** Leaves in this browser by what it is known at the next sign-in. */
export async function keepBrowser(token: string): Promise<void> {
  (await cookies()).set(cookieName("browser"), token, {
    ...cookieOptions(),
    maxAge: KNOWN_BROWSER_DAYS * 24 * 60 * 60,
  });
}
