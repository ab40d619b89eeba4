import "server-only";
import ipaddr from "ipaddr.js";

interface HeaderReader {
  get(name: string): string | null;
}

/**
 * The address of the person, for throttling and the audit log: the web program has put exactly that
 * one into X-Forwarded-For.
 */
export function clientAddress(headers: HeaderReader): string | undefined {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : undefined;
}

/** One counter a household: IPv6 is cut to its /64. */
export function addressGroup(address: string | undefined): string {
  if (address === undefined) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return (parsed as ipaddr.IPv6).parts.slice(0, 4).join(":");
}
