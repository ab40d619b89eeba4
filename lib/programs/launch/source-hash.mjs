// @ts-check
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** The folder of the project, as lib/platform/project-root.ts says it. */
export const root = path.resolve(process.env.CANANG_ROOT ?? process.cwd());

/**
 * A fingerprint of files and folders of the project: names and contents. What does not exist counts
 * as absent.
 * @param {readonly string[]} places
 * @param {(file: string) => boolean} [ignored]
 * @returns {string}
 */
export function sourceHash(places, ignored = () => false) {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of filesIn(place)) {
      if (ignored(file)) continue;
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(root, file)))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} place
 * @returns {string[]}
 */
export function filesIn(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [place];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(path.join(place, name)));
}
