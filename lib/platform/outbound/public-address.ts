import ipaddr from "ipaddr.js";

/**
 * Everything outside it is not assigned, local, or another network inside IPv6: IPv4-compatible
 * `::/96`, NAT64, site-local …
 */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
/**
 * Translates to the IPv4 address in its last 32 bits, and is how hosts without IPv4 reach public
 * ones.
 */
const NAT64 = ipaddr.parseCIDR("64:ff9b::/96");
/** Public by their range, and yet services of the cloud that a machine runs in. */
const CLOUD_SERVICES = ["168.63.129.16"];

/**
 * Whether an address is on the public internet: not private, loopback, link-local, carrier NAT,
 * multicast, reserved, for documentation, a tunnel (6to4, Teredo), a cloud's own service, or one of
 * IPv4-mapped ones.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4")
    return parsed.range() === "unicast" && !CLOUD_SERVICES.includes(parsed.toString());
  const ipv6 = parsed as ipaddr.IPv6;
  if (ipv6.match(NAT64)) return isPublicAddress(ipv6.toByteArray().slice(12).join("."));
  return ipv6.match(GLOBAL_UNICAST) && ipv6.range() === "unicast";
}

/**
 * Whether an address lies in one of the ranges, also when it is written as an IPv4-mapped one. An
 * address alone is a range of one.
 */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const inner =
    parsed.kind() === "ipv6" && parsed.match(NAT64)
      ? (parsed as ipaddr.IPv6).toByteArray().slice(12).join(".")
      : null;
  if (inner !== null && isInRanges(inner, ranges)) return true;
  return ranges.some((range) => {
    const [base, bits] = parseRange(range);
    return base.kind() === parsed.kind() && parsed.match(base, bits);
  });
}

/** Throws for what is neither an address nor a range. */
export function parseRange(range: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (range.includes("/")) return ipaddr.parseCIDR(range);
  const address = ipaddr.parse(range);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}
