import { spawnSync } from "node:child_process";
import { OperatorError } from "@/lib/platform/operator-error";

/** Files that differ from the last commit, or that git does not know. */
export function changedFiles(folder: string): string[] {
  const done = spawnSync("git", ["status", "--porcelain"], { cwd: folder, encoding: "utf8" });
  if (done.status !== 0) throw new OperatorError("A release is made from a git clone, with git installed.");
  return done.stdout.split("\n").filter((line) => line !== "");
}
