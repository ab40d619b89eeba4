import { isIP } from "node:net";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { environment } from "@/lib/platform/env";

/** What a passkey is bound to: browsers hand it to this host at this origin alone. */
export interface PasskeySite {
  rpId: string;
  origin: string;
}

/**
 * The site that APP_URL names; null where browsers offer no passkeys: plain http anywhere but on
 * this machine, and addresses without a name.
 */
export function passkeySite(): PasskeySite | null {
  const { protocol, hostname, origin } = new URL(environment().appUrl);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return null;
  const local = hostname === "localhost" || hostname.endsWith(".localhost");
  return protocol === "https:" || local ? { rpId: hostname, origin } : null;
}

/** The same, for what cannot go on without it. */
export function requirePasskeySite(): PasskeySite {
  const site = passkeySite();
  if (site === null) throw new AppError("unprocessable", sentence("problems.passkeys.needHttps"));
  return site;
}
