import path from "node:path";
import { migrate } from "@/lib/platform/db/migrate";
import { type Environment, environment } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import { portIsFree, waitForPort } from "@/lib/platform/ports";
import { resolveDatabase } from "@/lib/platform/postgres/resolve-database";
import { provideSecrets } from "@/lib/platform/program/secrets-file";
import { whenAborted } from "@/lib/platform/program/stop-signal";
import { buildApp } from "./build-app";
import { type ChildProgram, startChild } from "./child-program";
import { type DemoSignIn, runDemo, wantsDemo } from "./demo-step";
import { type KeptProgram, keepRunning } from "./keep-running";
import { say } from "./say";

/** Longest waits for a child to end by itself: the worker lets calls under way finish. */
const PATIENCE = { web: 12_000, worker: 40_000, simulator: 5_000, whatsapp: 5_000 };

export interface Stack {
  greeting: string;
  /** Resolves when we are asked to stop. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  dev: boolean;
  /** Whether the app was just built, and need not be looked at again. */
  built: boolean;
  signal: AbortSignal;
}

/**
 * Everything on one machine, each step only when the one before is done; what was started is
 * stopped again when a later step fails.
 */
export async function startStack({ dev, built, signal }: Options): Promise<Stack> {
  const env = environment();
  await requireFreePort(env.port, env.host, "PORT");
  provideSecrets(env);
  if (!dev && !built) await buildApp(log("build"), signal);
  signal.throwIfAborted();

  const undo: (() => Promise<void>)[] = [];
  const keep: (() => void)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = await resolveDatabase();
    undo.push(database.stop);
    await migrate(database.url);
    const demo = await wantsDemo(env, database);
    const simulatorUrl = `http://127.0.0.1:${env.simulatorPort}`;
    const shared = {
      DATABASE_URL: database.url,
      DATA_DIR: env.dataDir,
      NODE_ENV: "production",
      ...(demo ? { ...privateUnlessGiven(), SIMULATOR_URL: simulatorUrl } : {}),
    };
    const start = (name: keyof typeof PATIENCE, file: string, args: string[] = [], more = {}) => {
      signal.throwIfAborted();
      const env = { ...shared, ...more };
      const once = () => startChild(name, file, { args, env, onLine: (line) => log(name)(line) });
      const child = once();
      // Until everything runs, one that ends by itself cannot be helped: it says why.
      const kept: { stop: KeptProgram["stop"] } = { stop: (patience) => child.stop(patience) };
      keep.push(() => Object.assign(kept, keepRunning(child, once, say)));
      return { child, stop: () => kept.stop(PATIENCE[name]) };
    };
    let signIns: DemoSignIn[] = [];
    let whatsAppPort: number | null = null;
    if (demo) {
      await requireFreePort(env.simulatorPort, "127.0.0.1", "SIMULATOR_PORT");
      whatsAppPort = await choosePort(env);
      const simulator = start("simulator", "lib/programs/simulator/main.ts", [], {
        SIMULATOR_KEPT_IN: path.join(env.dataDir, "simulator.json"),
      });
      undo.push(simulator.stop);
      await listening(simulator.child, env.simulatorPort, "127.0.0.1", signal);
      if (whatsAppPort !== null) {
        const whatsApp = start("whatsapp", "lib/programs/whatsapp-simulator/main.ts", [], {
          WHATSAPP_SIMULATOR_PORT: String(whatsAppPort),
          WHATSAPP_SIMULATOR_KEPT_IN: path.join(env.dataDir, "whatsapp-simulator.json"),
        });
        undo.push(whatsApp.stop);
        await listening(whatsApp.child, whatsAppPort, "127.0.0.1", signal);
      }
      signIns = await runDemo(shared, log("demo"), signal);
    }
    const web = start("web", "lib/programs/web/main.ts", dev ? ["--dev"] : [], {
      NODE_ENV: dev ? "development" : "production",
    });
    undo.push(web.stop);
    const worker = start("worker", "lib/programs/worker/main.ts");
    undo.pop();
    undo.push(async () => void (await Promise.all([web.stop(), worker.stop()])));
    await listening(web.child, env.port, env.host, signal);
    for (const begin of keep) begin();
    return {
      greeting: greeting(env, signIns, demo, whatsAppPort),
      ended: whenAborted(signal),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The demo's simulator, and whatever somebody tries webhooks with, are on this machine. What was
 * given counts.
 */
function privateUnlessGiven(): Record<string, string> {
  const names = ["ALLOW_PRIVATE_GATEWAYS", "ALLOW_PRIVATE_WEBHOOKS"];
  return Object.fromEntries(names.map((name) => [name, process.env[name] || "1"]));
}

function ended(child: ChildProgram): OperatorError {
  return new OperatorError(
    `The ${child.name} program ended unexpectedly, so everything was stopped. Its last lines are above.`,
  );
}

async function listening(
  child: ChildProgram,
  port: number,
  host: string,
  signal: AbortSignal,
): Promise<void> {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  await waitForPort(port, reachable, () => signal.aborted || !child.running());
  signal.throwIfAborted();
  if (!child.running()) throw ended(child);
}

async function requireFreePort(port: number, host: string, variable: string): Promise<void> {
  if (!(await portIsFree(port, host))) {
    throw new OperatorError(
      `Port ${port} on ${host} is in use by another program. Stop that program, or choose another port with ${variable}.`,
    );
  }
}

/**
 * Where the simulated WhatsApp listens. One that nobody asked for does not keep the rest from
 * starting: null where its port is taken.
 */
async function choosePort(env: Environment): Promise<number | null> {
  const port = env.whatsAppSimulatorPort;
  if (process.env.WHATSAPP_SIMULATOR_PORT) {
    await requireFreePort(port, "127.0.0.1", "WHATSAPP_SIMULATOR_PORT");
    return port;
  }
  const taken = [env.port, env.simulatorPort].includes(port) || !(await portIsFree(port, "127.0.0.1"));
  return taken ? null : port;
}

function log(name: string): (line: string) => void {
  const prefix = `[${name}]`.padEnd(12);
  return (line) => say(`${prefix}${line}`);
}

function greeting(
  env: Environment,
  signIns: DemoSignIn[],
  demo: boolean,
  whatsAppPort: number | null,
): string {
  const lines = ["", `  Canang is running at ${env.appUrl}`, ""];
  const local = (port: number) => `http://127.0.0.1:${port}`;
  if (demo)
    lines.push(
      `  The gateway is a simulator at ${local(env.simulatorPort)}: no real message is sent.`,
      whatsAppPort === null
        ? `  Port ${env.whatsAppSimulatorPort} is taken, so there is no simulated WhatsApp. WHATSAPP_SIMULATOR_PORT chooses another.`
        : `  WhatsApp is one too, at ${local(whatsAppPort)}.`,
      "",
    );
  if (signIns.length > 0) {
    const widths = [8, Math.max(...signIns.map((one) => one.email.length))] as const;
    lines.push("  Demo sign-ins:");
    for (const { role, email, password } of signIns)
      lines.push(`    ${role.padEnd(widths[0])}  ${email.padEnd(widths[1])}  ${password}`);
    lines.push("");
  }
  lines.push("  Ctrl-C stops everything.", "");
  return lines.join("\n");
}
