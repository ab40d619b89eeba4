import type { AddressProblem } from "@/lib/callback-doctor/address-problem.rules";
import { isPublicAddress } from "@/lib/platform/outbound/public-address";

/** Names that lead nowhere outside the machine or its own network. */
const LOCAL = /(^|\.)(localhost|localdomain)$/;
const PRIVATE = /(^|\.)(local|internal|intranet|lan|home\.arpa|test)$|^[^.]+$/;

/** What stands in the way of calls from the internet to `url`; null when nothing in it does. */
export function addressProblem(url: string): AddressProblem | null {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isAddress = /^[\d.]+$/.test(host) || host.includes(":");
  if (LOCAL.test(host) || /^127\./.test(host) || host === "::1" || host === "0.0.0.0") return "local";
  if (isAddress ? !isPublicAddress(host) : PRIVATE.test(host)) return "private";
  return protocol === "http:" ? "plainHttp" : null;
}
