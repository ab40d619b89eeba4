import { readFileSync } from "node:fs";
import { z } from "zod";
import { keepAccounts } from "./keep-accounts";
import { accountConfig, type SimulatorOptions } from "./options";
import { startSimulator } from "./start-simulator";

/**
 * The simulator as a program: `npm run simulator`. README.md lists what it reads from its
 * environment.
 */
async function main(): Promise<void> {
  const port = numberFrom("SIMULATOR_PORT", 3_900);
  const options: SimulatorOptions = {
    port,
    host: process.env.HOST || "127.0.0.1",
    latencyMs: numberFrom("SIMULATOR_LATENCY_MS", 40),
    chatter: process.env.SIMULATOR_CHATTER !== "0",
    ...accountsFrom(process.env.SIMULATOR_ACCOUNTS),
  };
  const simulator = await startSimulator(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE")
      throw new Error(`Port ${port} is in use. Stop what uses it, or set SIMULATOR_PORT to another.`);
    throw new Error(`The simulator cannot listen on ${options.host}:${port}: ${error.message}.`);
  });
  process.stdout.write(
    `The simulated gateway answers at ${simulator.gatewayUrl} (account canang-demo, password demo-password).\n`,
  );
  const keptIn = process.env.SIMULATOR_KEPT_IN;
  const accounts = keptIn ? keepAccounts(keptIn, simulator.state.accounts) : null;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(
      signal,
      () =>
        void simulator.stop().then(() => {
          accounts?.stop();
          process.exit(0);
        }),
    );
  }
}

function numberFrom(name: string, fallback: number): number {
  const typed = process.env[name];
  if (typed === undefined || typed === "") return fallback;
  const value = Number(typed);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new Error(`${name} must be a whole number from 0 to 65535.`);
  return value;
}

/** A path of a JSON file, or the JSON itself: a list of accounts. */
function accountsFrom(given: string | undefined): Pick<SimulatorOptions, "accounts"> {
  if (!given) return {};
  try {
    const json = given.trim().startsWith("[") ? given : readFileSync(given, "utf8");
    return { accounts: z.array(accountConfig).parse(JSON.parse(json)) };
  } catch (error) {
    const why =
      error instanceof z.ZodError
        ? z.prettifyError(error)
        : error instanceof Error
          ? error.message
          : String(error);
    throw new Error(`SIMULATOR_ACCOUNTS cannot be read: ${why}`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
