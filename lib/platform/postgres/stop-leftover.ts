import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/platform/operator-error";

const WAIT = 30_000;

/**
 * Deals with a postmaster.pid that an earlier run left. A Postgres that still runs on this very
 * cluster without an owner is stopped; a number that now belongs to another program (common in
 * containers) is only a stale file.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!isPostgresOn(pid, cluster)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  const until = Date.now() + WAIT;
  while (isPostgresOn(pid, cluster)) {
    if (Date.now() > until)
      throw new OperatorError(
        `Another Postgres (process ${pid}) still runs on ${cluster} and does not stop. End it first.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isPostgresOn(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const command = commandLine(pid);
  return command.includes("postgres") && command.includes(cluster);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    if (existsSync("/proc/self/cmdline")) return "";
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  }
}
