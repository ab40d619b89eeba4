import { readFileSync } from "node:fs";
import { z } from "zod";
import { keepState } from "./keep-state";
import { accountConfig, type WhatsAppSimulatorOptions } from "./options";
import { startWhatsAppSimulator } from "./start-whatsapp-simulator";

/**
 * The simulated Cloud API as a program: `npm run whatsapp-simulator`. README.md lists what it reads
 * from its environment.
 */
async function main(): Promise<void> {
  const port = numberFrom("WHATSAPP_SIMULATOR_PORT", 3_901);
  const options: WhatsAppSimulatorOptions = {
    port,
    host: process.env.HOST || "127.0.0.1",
    latencyMs: numberFrom("WHATSAPP_SIMULATOR_LATENCY_MS", 40),
    ...accountsFrom(process.env.WHATSAPP_SIMULATOR_ACCOUNTS),
  };
  const simulator = await startWhatsAppSimulator(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE")
      throw new Error(
        `Port ${port} is in use. Stop what uses it, or set WHATSAPP_SIMULATOR_PORT to another.`,
      );
    throw new Error(`The WhatsApp simulator cannot listen on ${options.host}:${port}: ${error.message}.`);
  });
  process.stdout.write(
    `The simulated WhatsApp Cloud API answers at ${simulator.graphUrl} (token whatsapp-demo-token).\n`,
  );
  const keptIn = process.env.WHATSAPP_SIMULATOR_KEPT_IN;
  const kept = keptIn ? keepState(keptIn, simulator.state.accounts) : null;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(
      signal,
      () =>
        void simulator.stop().then(() => {
          kept?.stop();
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
function accountsFrom(given: string | undefined): Pick<WhatsAppSimulatorOptions, "accounts"> {
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
    throw new Error(`WHATSAPP_SIMULATOR_ACCOUNTS cannot be read: ${why}`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
