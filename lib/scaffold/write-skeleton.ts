import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/platform/operator-error";
import { featureSkeleton } from "./feature-skeleton";
import { gatewaySkeleton } from "./gateway-skeleton";
import { screenSkeleton } from "./screen-skeleton";
import type { Skeleton } from "./skeleton";
import { nameProblem, type SkeletonNames, skeletonNames } from "./skeleton-names.rules";

const KINDS: Record<
  string,
  { folder: string; of(names: SkeletonNames, readSource: (file: string) => string): Skeleton }
> = {
  feature: { folder: "lib", of: featureSkeleton },
  screen: { folder: "app/(dashboard)/[workspace]", of: screenSkeleton },
  gateway: { folder: "lib/gateways", of: gatewaySkeleton },
};

/**
 * Writes the files of a new feature, screen or gateway below `root`. Refuses with one sentence, and
 * then nothing was written.
 */
export function writeSkeleton(root: string, kind: string | undefined, name: string | undefined): Skeleton {
  const chosen = KINDS[kind ?? ""];
  if (chosen === undefined || name === undefined)
    throw new OperatorError("Say what is new and its name: npm run new -- feature|screen|gateway NAME");
  const problem = nameProblem(name);
  if (problem !== null) throw new OperatorError(problem);
  if (existsSync(path.join(root, chosen.folder, name)))
    throw new OperatorError(`${chosen.folder}/${name} exists already: choose another name.`);
  const skeleton = chosen.of(skeletonNames(name), (file) => readFileSync(path.join(root, file), "utf8"));
  const taken = Object.keys(skeleton.files).find((file) => existsSync(path.join(root, file)));
  if (taken !== undefined) throw new OperatorError(`${taken} exists already: choose another name.`);
  for (const [file, text] of Object.entries(skeleton.files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text, { flag: "wx" });
  }
  return skeleton;
}
