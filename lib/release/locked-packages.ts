import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";

/** One package as package-lock.json fixes it. */
export interface LockedPackage {
  /** Where it is put: `node_modules/next`. */
  place: string;
  name: string;
  version: string;
  integrity: string;
  /** The address of its own that an entry names; empty: the registry that npm is set up with. */
  resolved: string;
  licence: string;
  /** Needed to work on the product, not to run it. */
  development: boolean;
  /** Comes inside another package, under that one's hash. */
  bundled: boolean;
}

type Entry = Record<"version" | "integrity" | "resolved" | "license", string | undefined> &
  Record<"dev" | "inBundle" | "link", boolean | undefined>;

/** Everything that `npm ci` installs. */
export function lockedPackages(): LockedPackage[] {
  const lock = JSON.parse(readFileSync(path.join(projectRoot, "package-lock.json"), "utf8")) as {
    packages: Record<string, Entry>;
  };
  return Object.entries(lock.packages)
    .filter(([place, entry]) => place !== "" && !entry.link)
    .map(([place, entry]) => ({
      place,
      name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version ?? "",
      integrity: entry.integrity ?? "",
      resolved: entry.resolved ?? "",
      licence: entry.license ?? "",
      development: entry.dev === true,
      bundled: entry.inBundle === true,
    }));
}
