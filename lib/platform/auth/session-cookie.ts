import "server-only";
import { environment } from "@/lib/platform/env";

/** A sign-in ends for good after this many seconds, whatever is done in it. */
export const SESSION_SECONDS = 12 * 60 * 60;
/** And earlier when no person has done anything for this many minutes. */
export const idleMinutes = () => environment().sessionIdleMinutes;

/** Only https may carry the `__Host-` prefix, which ties the cookie to this one host. */
function isSecure(): boolean {
  return environment().appUrl.startsWith("https://");
}

/** The name of a cookie of ours, prefixed where the address allows it. */
export function cookieName(name: "session" | "csrf" | "callback" | "browser"): string {
  return `${isSecure() ? "__Host-" : ""}canang-${name}`;
}

/** How every cookie of ours is set. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
}
