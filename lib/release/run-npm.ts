import { spawnSync } from "node:child_process";
import { projectRoot } from "@/lib/platform/project-root";

/**
 * Runs the npm that this program was started by, or the one on the path. Returns what it wrote on
 * each stream.
 */
export function runNpm(args: string[]): { code: number; output: string; errors: string } {
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
  const done = spawnSync(program, [...before, ...args], {
    cwd: projectRoot,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    code: done.status ?? 127,
    output: done.stdout ?? "",
    errors: done.stderr || (done.error?.message ?? ""),
  };
}
