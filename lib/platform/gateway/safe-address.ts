import { lookup as dnsLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Whether an address is on the public internet: not private, loopback, link-local, carrier NAT, multicast, or one of those in IPv6 clothes. */
export function isPublicAddress(address: string): boolean {
  try {
    return ipaddr.process(address).range() === "unicast";
  } catch {
    return false;
  }
}

export class ForbiddenAddress extends Error {
  readonly code = "EFORBIDDENADDRESS";
}

/**
 * A lookup for sockets that answers public addresses only, so that the address that was checked is the one that is connected to
 * (RELIABILITY R-1: no DNS rebinding). `resolve` asks the name service.
 */
export function guardedLookup(resolve: typeof dnsLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 4);
      const found = addresses.filter((entry) => isPublicAddress(entry.address));
      const first = found[0];
      if (found.length !== addresses.length || !first) return callback(new ForbiddenAddress(`${hostname} is not a public address`), "", 4);
      if (options.all) return (callback as unknown as (e: null, all: typeof found) => void)(null, found);
      callback(null, first.address, first.family);
    });
  };
}

export const publicLookup: LookupFunction = guardedLookup(dnsLookup);

/** Whether a URL's host is written as an address that is not public: sockets do not look those up, so they are refused before. */
export function isForbiddenHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? !isPublicAddress(bare) : /(^|\.)localhost$/i.test(bare);
}
