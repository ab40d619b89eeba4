import { readdirSync, readFileSync } from "node:fs";

/** The process that `parent` started for this program, by what stands on its command line. */
export function childProcess(parent: number, program: string): number {
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const isChild = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === parent;
      if (isChild && readFileSync(`/proc/${name}/cmdline`, "utf8").includes(program)) return Number(name);
    } catch {
      // It ended meanwhile.
    }
  }
  throw new Error(`No ${program} runs under ${parent}.`);
}
