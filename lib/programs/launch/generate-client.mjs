// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root, sourceHash } from "./source-hash.mjs";

const OUTPUT = "lib/platform/db/generated";
const MADE_FROM = ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"];

/**
 * Writes the Prisma client when the schema has changed since the last time. Returns whether it had
 * to.
 * @returns {boolean}
 */
export function generateClient() {
  const mark = path.join(root, OUTPUT, "schema-hash");
  const hash = sourceHash(MADE_FROM);
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash) return false;
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const done = spawnSync(process.execPath, [prisma, "generate"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      // Everything runs in WebAssembly; the engine named here is never started, but without it one
      // would be downloaded.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (done.status !== 0)
    throw new Error(`The database client could not be generated: ${`${done.stdout}${done.stderr}`.trim()}`);
  writeFileSync(mark, hash);
  return true;
}
