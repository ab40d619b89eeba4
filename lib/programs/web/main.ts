import { setFlagsFromString } from "node:v8";
import { requireOwnKey } from "@/lib/encryption-keys/require-own-key";
import { runProgram } from "@/lib/platform/program/run-program";
import { logConsole } from "./log-console";
import { startWeb } from "./start-web";

const dev = process.argv.includes("--dev");
Object.assign(process.env, {
  NODE_ENV: process.env.NODE_ENV || (dev ? "development" : "production"),
  NEXT_TELEMETRY_DISABLED: "1",
});

// Node would keep the maps of the whole built app in memory; the log names the lines of our own
// code all the same (lib/platform/source-lines.ts).
if (!dev) process.setSourceMapsEnabled(false);

// It would let the heap double before it looks through all of it (docs/decisions/117).
if (!dev) setFlagsFromString("--heap-growing-percent=15");

await runProgram("web", async ({ env }) => {
  if (!dev) logConsole();
  await requireOwnKey();
  return startWeb(env, dev);
});
