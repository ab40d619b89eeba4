import type { ServerResponse } from "node:http";

/** RELIABILITY C-4: what every answer carries, also files, callbacks and those that Next makes by itself. Pages add theirs in proxy.ts. */
const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};

/** @param https whether people reach us by https: only then may a browser be told never to use anything else */
export function secureResponse(response: ServerResponse, https: boolean): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (https) response.setHeader("strict-transport-security", "max-age=63072000; includeSubDomains");
}
