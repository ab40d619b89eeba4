import { isDatabaseUp } from "@/lib/metrics/is-database-up";
import { environment } from "@/lib/platform/env";
import { LITTLE_SPACE, lookAtDataFolder } from "@/lib/platform/program/data-folder";

export interface Readiness {
  status: "ready" | "unavailable";
  database: boolean;
  dataFolder: boolean;
  /** Bytes left where DATA_DIR is; null where the system does not tell. */
  freeBytes: number | null;
}

/** Whether this program can do its work now: a load balancer or supervisor asks it. */
export async function readReadiness(): Promise<Readiness> {
  const database = await isDatabaseUp();
  const { problem, freeBytes } = lookAtDataFolder(environment().dataDir);
  const dataFolder = problem === null && (freeBytes === null || freeBytes >= LITTLE_SPACE / 10);
  return { status: database && dataFolder ? "ready" : "unavailable", database, dataFolder, freeBytes };
}
