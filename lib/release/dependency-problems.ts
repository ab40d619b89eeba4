import type { LockedPackage } from "@/lib/release/locked-packages";

/** Releases before these have holes that are known. Raise a line when an advisory says so. */
const LEAST = { next: "16.4.1", "next-auth": "4.24.15" };

/** Every reason not to release with these packages, as sentences; none: they may go. */
export function dependencyProblems(packages: readonly LockedPackage[]): string[] {
  const problems = packages.flatMap((each) => problemsOf(each).map((problem) => `${each.place}: ${problem}`));
  for (const [name, least] of Object.entries(LEAST)) {
    const found = packages.find(({ place }) => place === `node_modules/${name}`);
    if (!found || !atLeast(found.version, least))
      problems.push(`node_modules/${name}: must be at least ${least}, and is ${found?.version ?? "missing"}`);
  }
  return problems;
}

function problemsOf({ version, integrity, resolved, licence, bundled }: LockedPackage): string[] {
  const problems: string[] = [];
  if (!bundled && version === "") problems.push("has no version of its own");
  if (!bundled && !integrity.startsWith("sha512-")) problems.push("is not fixed by a SHA-512 hash");
  // `.npmrc` keeps the registry's own addresses out of the lock: what names a place comes from
  // another one.
  if (resolved !== "") problems.push(`comes from ${resolved}, not from the registry`);
  if (/\b(AGPL|GPL-[23])/i.test(licence.replace(/LGPL[\w.-]*/gi, "")))
    problems.push(`${licence} asks for the source of what uses it`);
  return problems;
}

/** Whether a version is at least another one. */
function atLeast(version: string, least: string): boolean {
  const [mine, other] = [version, least].map((text) => text.split(/[.-]/).map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (mine?.[at] ?? 0) - (other?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
