import "server-only";
import path from "node:path";
import { z } from "zod";
import { OperatorError } from "@/lib/platform/operator-error";

const port = (name: string) =>
  z.coerce
    .number({ error: `${name} must be a port number from 1 to 65535.` })
    .int(`${name} must be a port number from 1 to 65535.`)
    .min(1, `${name} must be a port number from 1 to 65535.`)
    .max(65535, `${name} must be a port number from 1 to 65535.`);

const flag = (name: string) => z.enum(["0", "1"], { error: `${name} must be 0 or 1.` }).transform((value) => value === "1");

const environmentSchema = z.object({
  PORT: port("PORT").default(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_URL: z
    .url({
      protocol: /^https?$/,
      error: "APP_URL must be a whole address such as https://sms.example.com.",
    })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgres:// or postgresql://.")
    .optional(),
  DATABASE_POOL: z.coerce.number({ error: "DATABASE_POOL must be a number of connections." }).int().min(2).max(200).default(10),
  DATA_DIR: z.string().default(".data"),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, "NEXTAUTH_SECRET must have at least 32 characters. Make one with: openssl rand -base64 32")
    .optional(),
  ENCRYPTION_KEY: z
    .string()
    .refine(
      (key) => Buffer.from(key, "base64").length === 32,
      "ENCRYPTION_KEY must be 32 bytes in base64. Make one with: openssl rand -base64 32",
    )
    .optional(),
  SIMULATOR_PORT: port("SIMULATOR_PORT").default(3900),
  DEMO: flag("DEMO").optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter(Boolean)),
  ALLOW_PRIVATE_GATEWAYS: flag("ALLOW_PRIVATE_GATEWAYS").default(false),
  METRICS_TOKEN: z.string().min(16, "METRICS_TOKEN must have at least 16 characters. Make one with: openssl rand -base64 32").optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.",
    })
    .default("info"),
});

/** The environment as programs use it; names and defaults are in the README and never change silently. */
export interface Environment {
  port: number;
  host: string;
  /** Base of callback URLs and links, without a slash at the end. */
  appUrl: string;
  databaseUrl: string | undefined;
  /** Connections that one process may hold on each of its two pools. */
  databasePool: number;
  /** Absolute path. */
  dataDir: string;
  nextAuthSecret: string | undefined;
  encryptionKey: string | undefined;
  simulatorPort: number;
  /** undefined: only where the database is embedded and empty. */
  demo: boolean | undefined;
  trustedProxies: string[];
  allowPrivateGateways: boolean;
  /** What Prometheus sends as its bearer token; undefined: only API keys may read metrics. */
  metricsToken: string | undefined;
  logLevel: string;
}

/** Reads and checks the environment. An empty variable counts as unset. Throws one sentence that names the variable. */
export function environment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? "The environment");
    const message = issue?.message ?? "is not valid.";
    throw new OperatorError(message.includes(name) ? message : `${name}: ${message}.`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    appUrl: env.APP_URL ?? `http://localhost:${env.PORT}`,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    dataDir: path.resolve(env.DATA_DIR),
    nextAuthSecret: env.NEXTAUTH_SECRET,
    encryptionKey: env.ENCRYPTION_KEY,
    simulatorPort: env.SIMULATOR_PORT,
    demo: env.DEMO,
    trustedProxies: env.TRUSTED_PROXIES,
    allowPrivateGateways: env.ALLOW_PRIVATE_GATEWAYS,
    metricsToken: env.METRICS_TOKEN,
    logLevel: env.LOG_LEVEL,
  };
}
