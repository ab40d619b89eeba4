import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const everywhere = "{app,bench,components,lib}/**";
const database = { globalSetup: [at("./lib/testing/database-server.ts")] };
/** Only a test that hangs reaches it: how long a test takes on a busy machine says nothing. */
const HANGS_MS = 600_000;
/** These replace a module, which is possible only before anything has loaded it. */
const ALONE = ["lib/sign-in/sign-in.db.test.ts"];

export default defineConfig({
  resolve: {
    alias: {
      "server-only": at("./lib/testing/server-only.ts"),
      "next/headers": at("./lib/testing/incoming-request.ts"),
      "@": at("."),
    },
  },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    // Two processors, and a third file for the time in which others wait for a program.
    maxWorkers: 3,
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    expect: { poll: { timeout: HANGS_MS } },
    env: {
      TZ: "UTC",
      LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
      NEXTAUTH_SECRET: "only-for-tests-0123456789-0123456789",
      ENCRYPTION_KEY: Buffer.alloc(32, "only-for-tests").toString("base64"),
      ALLOW_PRIVATE_GATEWAYS: "1",
      ALLOW_PRIVATE_WEBHOOKS: "1",
      APP_URL: "http://localhost:3000",
      DATABASE_URL: "",
      // Never the folder of a product that somebody runs from this checkout.
      DATA_DIR: path.join(tmpdir(), `canang-vitest-${process.pid}`),
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // They share no state; loading the same modules for each file took as long as its tests.
          isolate: false,
          include: [`${everywhere}/*.test.{ts,tsx}`],
          exclude: ["**/*.db.test.ts", "**/*.worker.test.ts", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          // Each has a database of its own, and takes back what it sets (lib/testing/test-database.ts).
          isolate: false,
          include: [`${everywhere}/*.db.test.ts`],
          exclude: [...ALONE, "**/node_modules/**"],
          ...database,
        },
      },
      { extends: true, test: { name: "db-alone", include: ALONE, ...database } },
      {
        extends: true,
        test: {
          name: "worker",
          include: ["lib/programs/worker/**/*.worker.test.ts"],
          ...database,
        },
      },
    ],
  },
});
