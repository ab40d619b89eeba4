import { readdirSync, readFileSync } from "node:fs";
import { sql } from "@/lib/platform/db/sql";

const TICKS_PER_SECOND = 100;

/**
 * Processor seconds that a process has used, with those of its ended children. Unlike a rate it
 * hardly depends on what else runs here.
 */
export function processorSeconds(pid: number): number {
  const fields = statFields(pid);
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}

/** The same for the whole of Postgres: its first process and every backend. */
export async function postgresSeconds(): Promise<number> {
  const backend = await sql.first<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const postmaster = Number(statFields(backend?.pid as number)[1]);
  let seconds = processorSeconds(postmaster);
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (Number(statFields(Number(name))[1]) === postmaster) seconds += processorSeconds(Number(name));
    } catch {
      // It ended meanwhile.
    }
  }
  return seconds;
}

/** Fields of /proc/PID/stat after the name: state, parent, … */
function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}
