import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();

/** Starts the sending program and waits for its end. */
function startAndEnd(env: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["lib/programs/launch/run.mjs", "lib/programs/worker/main.ts"], {
    env: { ...inherited, DATABASE_URL: database.url, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, stderr })));
}

it.each([
  [
    "without its key",
    { ENCRYPTION_KEY: "" },
    /^ENCRYPTION_KEY is not set, and with DATABASE_URL it must be\./,
  ],
  [
    "with a database that does not answer",
    { DATABASE_URL: "postgres://127.0.0.1:1/none" },
    /^The database cannot be reached: /,
  ],
])("the worker %s ends with one sentence for the operator", async (_, env, sentence) => {
  const { code, stderr } = await startAndEnd(env);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
});
