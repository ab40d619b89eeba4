import { isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * Reads an address or CIDR; an IPv4-mapped IPv6 address counts as IPv4. Null when it is neither.
 */
function parseRange(text: string): Range | null {
  try {
    if (text.includes("/")) return ipaddr.parseCIDR(text.trim());
    const address = ipaddr.process(text.trim());
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    return null;
  }
}

/** Whether an address lies in one of the ranges. */
export function inRanges(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some((text) => {
    const range = parseRange(text);
    return range !== null && range[0].kind() === parsed.kind() && parsed.match(range[0], range[1]);
  });
}

/**
 * Who really calls. `X-Forwarded-For` counts only when the socket's peer is a proxy that the
 * operator named, and is walked from the right: the first address that is not such a proxy is the
 * caller; what stands left of it could be forged (D10).
 */
export function callerAddress(
  peer: string,
  forwardedFor: string | undefined,
  trustedProxies: readonly string[],
): string {
  let caller = plain(peer);
  if (!forwardedFor || !inRanges(caller, trustedProxies)) return caller;
  for (const hop of forwardedFor.split(",").reverse()) {
    const address = plain(hop.trim());
    if (!ipaddr.isValid(address)) return caller;
    caller = address;
    if (!inRanges(caller, trustedProxies)) return caller;
  }
  return caller;
}

function plain(address: string): string {
  if (isIPv4(address)) return address;
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}
