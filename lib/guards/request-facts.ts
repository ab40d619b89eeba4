import { randomUUID } from "node:crypto";
import { clientAddress } from "@/lib/platform/auth/client-address";
import { cookieName } from "@/lib/platform/auth/session-cookie";

/** What the guards need of a request, whether it came to a page, an action or a route. */
export interface RequestFacts {
  requestId: string;
  ip: string | undefined;
  userAgent: string | undefined;
  sessionToken: string | undefined;
  /**
   * Made by an open page itself, while nobody touched it: it does not keep a sign-in alive. A live
   * stream always is.
   */
  unattended: boolean;
  /** By which this browser is known from earlier sign-ins; null where it has none yet. */
  browserToken: string | null;
}

interface HeaderReader {
  get(name: string): string | null;
}

/** Reads them from the headers. The web program has overwritten whatever request id was sent. */
export function requestFacts(headers: HeaderReader): RequestFacts {
  const given = headers.get("x-request-id") ?? "";
  return {
    requestId: /^[\w-]{8,64}$/.test(given) ? given : randomUUID(),
    ip: clientAddress(headers),
    userAgent: headers
      .get("user-agent")
      ?.replace(/\p{Cc}/gu, " ")
      .slice(0, 300),
    unattended:
      headers.get("x-canang-unattended") === "1" ||
      (headers.get("accept") ?? "").includes("text/event-stream"),
    sessionToken: readCookie(headers.get("cookie") ?? "", cookieName("session")),
    browserToken: readCookie(headers.get("cookie") ?? "", cookieName("browser")) ?? null,
  };
}

/** One cookie of a request, decoded; what cannot be decoded is none. */
export function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return decoded(pair.slice(at + 1).trim());
  }
  return undefined;
}

/** A value that is no percent encoding is none of ours. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
