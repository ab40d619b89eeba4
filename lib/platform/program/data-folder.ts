import "server-only";
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/platform/operator-error";

export interface DataFolder {
  /** Why nothing can be written there; null: it can. */
  problem: string | null;
  /** Null where the system does not tell. */
  freeBytes: number | null;
}

/** Less than this, and what Postgres cannot take for a while may soon have nowhere to go. */
export const LITTLE_SPACE = 500_000_000;

/** Tries to write, for modes and mounts say only half of it. */
export function lookAtDataFolder(dataDir: string): DataFolder {
  const probe = path.join(dataDir, `.written-by-${process.pid}`);
  try {
    makeFolder(dataDir);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    return { problem: (error as Error).message, freeBytes: null };
  }
  try {
    const { bavail, bsize } = statfsSync(dataDir);
    return { problem: null, freeBytes: bavail * bsize };
  } catch {
    return { problem: null, freeBytes: null };
  }
}

/** Step by step: Node's own way never ends below a folder such as /proc, where none can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program made it at this moment.
    if (!existsSync(folder)) throw error;
  }
}

/** What Postgres cannot take for a moment is kept there: without it texts would be lost. */
export function requireDataFolder(dataDir: string): void {
  const { problem } = lookAtDataFolder(dataDir);
  if (problem !== null)
    throw new OperatorError(
      `DATA_DIR (${dataDir}) cannot be written: ${problem}. Returns of the gateway and callbacks are kept there while Postgres is away, so each program needs it.`,
    );
}
