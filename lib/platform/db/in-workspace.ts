import "server-only";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { prisma } from "@/lib/platform/db/prisma";
import { databasePatience } from "@/lib/platform/db/sql";

/**
 * What work inside a workspace is done with: Prisma's transaction client, confined to one workspace
 * by row-level security.
 */
export type WorkspaceDb = Prisma.TransactionClient;

interface Options {
  /** Milliseconds the whole work may take. */
  timeout?: number;
  isolation?: "ReadCommitted" | "RepeatableRead" | "Serializable";
}

/**
 * Everything done for a person or an API key: one transaction as role canang_app, in which other
 * workspaces' rows do not exist (Z-3, Z-4). A write conflict or deadlock runs `work` again, at most
 * three times: so it touches nothing but `tx`, and never waits for HTTP.
 */
export async function inWorkspace<T>(
  workspaceId: string,
  work: (tx: WorkspaceDb) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const patience = databasePatience();
  for (let tries = 1; ; tries += 1) {
    try {
      return await prisma().$transaction(
        async (tx) => {
          await tx.$executeRaw`SELECT set_config('role', 'canang_app', true),
              set_config('app.workspace', ${workspaceId}, true)`;
          return work(tx);
        },
        {
          maxWait: patience ?? 5_000,
          timeout: options.timeout ?? patience ?? 15_000,
          ...(options.isolation ? { isolationLevel: options.isolation } : {}),
        },
      );
    } catch (error) {
      if (tries >= 3 || !isConflict(error)) throw error;
    }
  }
}

/**
 * P2034: Prisma's word for a serialization failure or a deadlock; a raw statement in it carries the
 * SQLSTATE instead.
 */
function isConflict(error: unknown): boolean {
  const { code, meta, message } = (error ?? {}) as { code?: unknown; meta?: unknown; message?: unknown };
  if (code === "P2034") return true;
  return code === "P2010" && /\b(40001|40P01)\b/.test(`${JSON.stringify(meta ?? {})} ${message}`);
}
