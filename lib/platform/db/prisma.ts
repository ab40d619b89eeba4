import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/platform/db/generated/client";
import { createPool, onDatabaseClose } from "@/lib/platform/db/sql";
import { log } from "@/lib/platform/log";

const shared = globalThis as { canangPrisma?: PrismaClient };

/**
 * The Prisma client of this process, on a pool of its own so that slow pages never keep callbacks
 * waiting for a connection. Reads and writes made for a person go through `inWorkspace`; this bare
 * client is for programs.
 */
export function prisma(): PrismaClient {
  if (shared.canangPrisma !== undefined) return shared.canangPrisma;
  const pool = createPool({ application_name: "canang-prisma" });
  const adapter = new PrismaPg(pool, {
    onConnectionError: (error) => log().warn({ err: error }, "a database connection was lost"),
  });
  const client = new PrismaClient({ adapter });
  shared.canangPrisma = client;
  onDatabaseClose(async () => {
    shared.canangPrisma = undefined;
    await client.$disconnect();
    await pool.end();
  });
  return client;
}
