import { lookup as dnsLookup } from "node:dns";
import type { LookupFunction } from "node:net";

class ForbiddenAddress extends Error {
  readonly code = "EFORBIDDENADDRESS";
}

/**
 * A lookup for sockets that answers allowed addresses only, so that the address that was checked is
 * the one that is connected to (R-1: no DNS rebinding). A name with one forbidden address among its
 * answers is refused as a whole.
 * @param resolve asks the name service
 */
export function guardedLookup(
  isAllowed: (address: string) => boolean,
  resolve: typeof dnsLookup = dnsLookup,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 4);
      const found = addresses.filter((entry) => isAllowed(entry.address));
      const first = found[0];
      if (found.length !== addresses.length || !first)
        return callback(new ForbiddenAddress(`${hostname} has a forbidden address`), "", 4);
      if (options.all) return (callback as unknown as (e: null, all: typeof found) => void)(null, found);
      callback(null, first.address, first.family);
    });
  };
}
