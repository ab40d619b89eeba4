import "server-only";
import { randomBytes } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Environment } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import { KEPT, provideSecrets, readKept } from "@/lib/platform/program/secrets-file";

/**
 * Puts a new ENCRYPTION_KEY in the place of the one kept in DATA_DIR, which stays beside it as the
 * old one. Each file appears whole: whoever is stopped between the two has both names for the one
 * key, and begins again.
 */
export function replaceKeptKey(env: Environment): void {
  if (env.databaseUrl !== undefined || env.encryptionKey !== undefined)
    throw new OperatorError(
      "The keys are given by the environment. Give the new one as ENCRYPTION_KEY, the one before as ENCRYPTION_KEY_OLD.",
    );
  const present = readKept(env, KEPT.key);
  if (present === undefined)
    throw new OperatorError(`There is no key in ${env.dataDir} yet. Start the product once.`);
  writeWhole(env, KEPT.oldKey, present);
  writeWhole(env, KEPT.key, randomBytes(32).toString("base64"));
  provideSecrets(env);
}

function writeWhole(env: Environment, fileName: string, key: string): void {
  const file = path.join(env.dataDir, fileName);
  writeFileSync(`${file}.new`, `${key}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
