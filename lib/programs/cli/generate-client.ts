import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OperatorError } from "@/lib/platform/operator-error";
import { projectRoot } from "@/lib/platform/project-root";
import { sourceHash } from "./source-hash";

const OUTPUT = "lib/platform/db/generated";

/**
 * Writes the Prisma client when the schema has changed since the last time. Returns whether it had
 * to.
 */
export function generateClient(): boolean {
  const mark = path.join(projectRoot, OUTPUT, "schema-hash");
  const hash = sourceHash(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash) return false;
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const done = spawnSync(process.execPath, [prisma, "generate"], {
    cwd: projectRoot,
    encoding: "utf8",
    env: {
      ...process.env,
      /**
       * Everything runs in WebAssembly; the engine named here is never started, but without it one
       * would be downloaded.
       */
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (done.status !== 0)
    throw new OperatorError(
      `The database client could not be generated: ${`${done.stdout}${done.stderr}`.trim()}`,
    );
  writeFileSync(mark, hash);
  return true;
}
