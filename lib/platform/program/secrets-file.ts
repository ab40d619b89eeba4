import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Environment } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";

/** The files in DATA_DIR, each with mode 0600. */
export const KEPT = {
  secret: "nextauth-secret",
  key: "encryption-key",
  oldKey: "encryption-key-old",
} as const;

/**
 * Puts NEXTAUTH_SECRET and ENCRYPTION_KEY into this process's environment. With the embedded
 * database they are made once and kept in DATA_DIR with mode 0600; with DATABASE_URL they must be
 * given, because several hosts must share them and a lost key loses passwords.
 */
export function provideSecrets(env: Environment): void {
  const secret = env.nextAuthSecret ?? kept(env, "NEXTAUTH_SECRET", KEPT.secret);
  const key = env.encryptionKey ?? kept(env, "ENCRYPTION_KEY", KEPT.key);
  process.env.NEXTAUTH_SECRET = secret;
  process.env.ENCRYPTION_KEY = key;
  const old =
    env.encryptionKeyOld ?? (env.encryptionKey === undefined ? readKept(env, KEPT.oldKey) : undefined);
  if (old !== undefined && old !== key) process.env.ENCRYPTION_KEY_OLD = old;
  process.env.NEXTAUTH_URL ??= env.appUrl;
  process.env.APP_URL ??= env.appUrl;
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= createHmac("sha256", Buffer.from(key, "base64"))
    .update("server actions")
    .digest("base64");
}

function kept(env: Environment, name: string, fileName: string): string {
  if (env.databaseUrl !== undefined) {
    throw new OperatorError(
      `${name} is not set, and with DATABASE_URL it must be. Make one once with: openssl rand -base64 32`,
    );
  }
  mkdirSync(env.dataDir, { recursive: true });
  const file = path.join(env.dataDir, fileName);
  try {
    writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST")
      throw new OperatorError(`DATA_DIR cannot be written: ${(error as Error).message}`);
  }
  return readFileSync(file, "utf8").trim();
}

/** What a file in DATA_DIR holds; undefined when there is none. */
export function readKept(env: Environment, fileName: string): string | undefined {
  if (env.databaseUrl !== undefined) return undefined;
  try {
    return readFileSync(path.join(env.dataDir, fileName), "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}
