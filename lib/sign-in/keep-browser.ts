import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/lib/platform/auth/session-cookie";
import { KNOWN_BROWSER_DAYS } from "./known-browser";

/** Leaves in this browser by what it is known at the next sign-in. */
export async function keepBrowser(token: string): Promise<void> {
  (await cookies()).set(cookieName("browser"), token, {
    ...cookieOptions(),
    maxAge: KNOWN_BROWSER_DAYS * 24 * 60 * 60,
  });
}
