import { claimsOf } from "./claims-of";

const MOST = 1_000;
const merged = new Map<string, string>();

/** Of two classes that set the same under the same conditions, the later one. */
export function mergeClasses(classes: string): string {
  const known = merged.get(classes);
  if (known !== undefined) return known;
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const name of classes.split(/\s+/).reverse()) {
    const { base, when } = split(name);
    const claims = claimsOf(base);
    if (claims !== null) {
      if (taken.has(when + claims.sets)) continue;
      for (const each of [claims.sets, ...claims.also]) taken.add(when + each);
    }
    kept.unshift(name);
  }
  const result = kept.join(" ");
  if (merged.size >= MOST) merged.clear();
  merged.set(classes, result);
  return result;
}

/** A class without its variants and without the mark of importance, and both of these. */
function split(name: string): { base: string; when: string } {
  let depth = 0;
  let start = 0;
  for (let at = 0; at < name.length; at += 1) {
    const letter = name[at];
    if (letter === "[" || letter === "(") depth += 1;
    else if (letter === "]" || letter === ")") depth -= 1;
    else if (letter === ":" && depth === 0) start = at + 1;
  }
  const important = name.endsWith("!");
  return {
    base: name.slice(start, important ? -1 : undefined),
    when: `${name.slice(0, start)}${important ? "!" : ""} `,
  };
}
