import type { LockedPackage } from "@/lib/release/locked-packages";

/** Name, version and licence of every package that runs in an installation, one a line. */
export function licenceList(packages: readonly LockedPackage[]): string {
  const lines = packages
    .filter(({ development }) => !development)
    .map(({ name, version, licence }) => `${name} ${version}\t${licence || "not stated in the package"}`);
  return `${[...new Set(lines)].sort().join("\n")}\n`;
}
