import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";

/**
 * A fingerprint of files and folders of the project: names and contents. What does not exist counts
 * as absent.
 */
export function sourceHash(
  places: readonly string[],
  ignored: (file: string) => boolean = () => false,
): string {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of filesIn(place)) {
      if (ignored(file)) continue;
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(projectRoot, file)))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

function filesIn(place: string): string[] {
  const full = path.join(projectRoot, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [place];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(path.join(place, name)));
}
