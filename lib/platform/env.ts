import "server-only";
import path from "node:path";
import { z } from "zod";
import { OperatorError } from "@/lib/platform/operator-error";
import { parseRange } from "@/lib/platform/outbound/public-address";

const port = (name: string) =>
  z.coerce
    .number({ error: `${name} must be a port number from 1 to 65535.` })
    .int(`${name} must be a port number from 1 to 65535.`)
    .min(1, `${name} must be a port number from 1 to 65535.`)
    .max(65535, `${name} must be a port number from 1 to 65535.`);

const flag = (name: string) =>
  z.enum(["0", "1"], { error: `${name} must be 0 or 1.` }).transform((value) => value === "1");

const ranges = (name: string) =>
  z
    .string()
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (list) => list.every(isRange),
      `${name} must be addresses or ranges such as 10.1.2.3 or 10.0.0.0/8, with commas between them.`,
    );

function isRange(text: string): boolean {
  try {
    return parseRange(text) !== undefined;
  } catch {
    return false;
  }
}

const encryptionKey = (name: string) =>
  z
    .string()
    .refine(
      (key) => Buffer.from(key, "base64").length === 32,
      `${name} must be 32 bytes in base64. Make one with: openssl rand -base64 32`,
    );

const POOL = "DATABASE_POOL must be a whole number of connections from 2 to 200.";

const variables = {
  PORT: port("PORT").default(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_URL: z
    .url({
      protocol: /^https?$/,
      error: "APP_URL must be a whole address such as https://sms.example.com.",
    })
    .transform((url) => url.replace(/\/+$/, ""))
    .refine(
      (url) => new URL(url).pathname === "/",
      "APP_URL must be an address without a path: Canang is served at the root of its host.",
    )
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgres:// or postgresql://.")
    .optional(),
  DATABASE_POOL: z.coerce.number({ error: POOL }).int(POOL).min(2, POOL).max(200, POOL).default(10),
  DATA_DIR: z.string().default(".data"),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, "NEXTAUTH_SECRET must have at least 32 characters. Make one with: openssl rand -base64 32")
    .optional(),
  ENCRYPTION_KEY: encryptionKey("ENCRYPTION_KEY").optional(),
  ENCRYPTION_KEY_OLD: encryptionKey("ENCRYPTION_KEY_OLD").optional(),
  SIMULATOR_PORT: port("SIMULATOR_PORT").default(3900),
  WHATSAPP_SIMULATOR_PORT: port("WHATSAPP_SIMULATOR_PORT").default(3901),
  WORKER_HEALTH_PORT: port("WORKER_HEALTH_PORT").optional(),
  DEMO: flag("DEMO").optional(),
  TRUSTED_PROXIES: ranges("TRUSTED_PROXIES"),
  ALLOW_PRIVATE_GATEWAYS: flag("ALLOW_PRIVATE_GATEWAYS").default(false),
  ALLOW_PRIVATE_WEBHOOKS: flag("ALLOW_PRIVATE_WEBHOOKS").default(false),
  BLOCKED_ADDRESSES: ranges("BLOCKED_ADDRESSES"),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error: "SMTP_URL must be an address such as smtps://user:password@mail.example.com:465.",
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .max(200, "MAIL_FROM must be at most 200 characters.")
    .regex(
      /^([^<>\p{Cc}]*<[^\s@<>,;]+@[^\s@<>,;]+>|[^\s@<>,;]+@[^\s@<>,;]+)$/u,
      "MAIL_FROM must be an address such as no-reply@example.com or Canang <no-reply@example.com>.",
    )
    .optional(),
  SESSION_IDLE_MINUTES: z.coerce
    .number({ error: "SESSION_IDLE_MINUTES must be a whole number from 1 to 720." })
    .int("SESSION_IDLE_MINUTES must be a whole number from 1 to 720.")
    .min(1, "SESSION_IDLE_MINUTES must be a whole number from 1 to 720.")
    .max(720, "SESSION_IDLE_MINUTES must be a whole number from 1 to 720.")
    .default(30),
  METRICS_TOKEN: z
    .string()
    .min(16, "METRICS_TOKEN must have at least 16 characters. Make one with: openssl rand -base64 32")
    .optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.",
    })
    .default("info"),
};
const environmentSchema = z.object(variables);

/**
 * The environment as programs use it; names and defaults are in the README and never change
 * silently.
 */
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
  /**
   * The key before the present one: what was sealed with it can still be opened until `keys:rotate`
   * has run.
   */
  encryptionKeyOld: string | undefined;
  simulatorPort: number;
  whatsAppSimulatorPort: number;
  /** Where the worker says on HOST whether it lives and can work; undefined: nowhere. */
  workerHealthPort: number | undefined;
  /** undefined: only where the database is embedded and empty. */
  demo: boolean | undefined;
  trustedProxies: string[];
  allowPrivateGateways: boolean;
  /** Webhooks may go to private and loopback addresses, and to other ports than 80 and 443. */
  allowPrivateWebhooks: boolean;
  /** Addresses and ranges that neither a gateway nor a webhook may have. */
  blockedAddresses: string[];
  /** The mail server; undefined: no mail is sent, and links are handed over by hand. */
  smtpUrl: string | undefined;
  /** What stands in `From:`; undefined: `Canang <no-reply@HOST>` with the host of APP_URL. */
  mailFrom: string | undefined;
  /** Minutes without a request after which a sign-in ends. */
  sessionIdleMinutes: number;
  /** What Prometheus sends as its bearer token; undefined: only API keys may read metrics. */
  metricsToken: string | undefined;
  logLevel: string;
}

/**
 * Reads and checks the environment. An empty variable counts as unset. Throws one sentence that
 * names the variable.
 */
export function environment(source: Record<string, string | undefined> = process.env): Environment {
  // Asked for by name: a walk through process.env takes longer than all the checks.
  const given = Object.fromEntries(Object.keys(variables).map((name) => [name, source[name] || undefined]));
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
    encryptionKeyOld: env.ENCRYPTION_KEY_OLD,
    simulatorPort: env.SIMULATOR_PORT,
    whatsAppSimulatorPort: env.WHATSAPP_SIMULATOR_PORT,
    workerHealthPort: env.WORKER_HEALTH_PORT,
    demo: env.DEMO,
    trustedProxies: env.TRUSTED_PROXIES,
    allowPrivateGateways: env.ALLOW_PRIVATE_GATEWAYS,
    allowPrivateWebhooks: env.ALLOW_PRIVATE_WEBHOOKS,
    blockedAddresses: env.BLOCKED_ADDRESSES,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    metricsToken: env.METRICS_TOKEN,
    logLevel: env.LOG_LEVEL,
  };
}
