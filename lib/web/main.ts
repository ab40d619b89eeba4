import { runProgram } from "@/lib/platform/program/run-program";
import { startWeb } from "@/lib/web/start-web";

const dev = process.argv.includes("--dev");
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV || (dev ? "development" : "production"), NEXT_TELEMETRY_DISABLED: "1" });

await runProgram("web", ({ env }) => startWeb(env, dev));
