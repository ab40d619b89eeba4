import type { ServerResponse } from "node:http";

/**
 * C-4: what every answer carries, also files, callbacks and those that Next makes by itself. Pages
 * get a content policy of their own in place of this one, in proxy.ts.
 */
export const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "x-frame-options": "DENY",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
} as const;

const NAMES = Object.entries(SECURITY_HEADERS);
/** Files that are the same for everybody: Next says how long they may be kept. */
const STATIC = /^\/(?:_next\/|(?!api\/)[^?#]*\.\w+(?:[?#]|$))/;

export const STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

/**
 * @param https whether people reach us by https: only then may a browser be told never to use
 * anything else
 */
export function secureResponse(response: ServerResponse, url: string, https: boolean): void {
  for (const [name, value] of NAMES) response.setHeader(name, value);
  if (STATIC.test(url)) response.removeHeader("cache-control");
  if (https) response.setHeader("strict-transport-security", STRICT_TRANSPORT);
}
