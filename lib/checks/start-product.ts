import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { OperatorError } from "@/lib/platform/operator-error";
import { freePort } from "@/lib/platform/ports";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { startChild } from "@/lib/programs/cli/child-program";
import { temporaryDataDir } from "@/lib/testing/test-server";

export interface StartedProduct {
  /** The variables by which the browser tests find it. */
  env: Record<string, string>;
  /** The last of what it has printed, for whoever looks for the cause of a failure. */
  lastLines(): string;
  stop(): Promise<void>;
}

/** Starts the whole built product as `npm start` does, with the demo, in a temporary DATA_DIR. */
export async function startProduct(): Promise<StartedProduct> {
  const dataDir = temporaryDataDir();
  const port = await freePort();
  const simulatorPort = await freePort();
  const whatsAppPort = await freePort();
  const url = `http://localhost:${port}`;
  const lines: string[] = [];
  const stack = startChild("stack", "lib/programs/cli/start.ts", {
    args: ["--built"],
    env: {
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: url,
      SIMULATOR_PORT: String(simulatorPort),
      WHATSAPP_SIMULATOR_PORT: String(whatsAppPort),
      DEMO: "1",
    },
    onLine: (line) => lines.push(line),
  });
  const stop = async () => {
    await stack.stop(60_000);
    removeHome(dataDir);
  };
  // Something else may have taken the port meanwhile: only the product itself says that it runs.
  const isUp = () => lines.some((line) => line.includes(`running at ${url}`));
  while (stack.running() && !isUp()) await pause(50);
  if (!stack.running()) {
    await stop();
    throw new OperatorError(`The product did not start:\n${lines.slice(-40).join("\n")}`);
  }
  const postgres = JSON.parse(readFileSync(path.join(dataDir, "postgres.json"), "utf8")) as { url: string };
  return {
    env: {
      E2E_BASE_URL: url,
      E2E_SIMULATOR_URL: `http://127.0.0.1:${simulatorPort}`,
      E2E_WHATSAPP_SIMULATOR_URL: `http://127.0.0.1:${whatsAppPort}`,
      E2E_DATA_DIR: dataDir,
      E2E_DATABASE_URL: postgres.url,
    },
    lastLines: () => lastLines(lines),
    stop,
  };
}

/** Cut, because a line with a stack would push the names of what failed out of sight. */
function lastLines(lines: string[]): string {
  return lines
    .slice(-20)
    .map((line) => line.slice(0, 300))
    .join("\n");
}
