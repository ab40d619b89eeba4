import { z } from "zod";
import { demoAccount } from "./demo-account";

const digits = z.string().regex(/^\d{5,20}$/);
const url = z.string().regex(/^https?:\/\//, "A callback URL begins with http:// or https://.");

/** A number that messages go out from. */
export const numberConfig = z.object({
  id: digits,
  display: z.string().default("+60 11-5555 0100"),
  verifiedName: z.string().default("Canang Demo"),
  quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]).default("GREEN"),
  /** Messages a second, in and out together. */
  perSecond: z.number().int().min(1).default(80),
  registered: z.boolean().default(true),
});
export type NumberConfig = z.output<typeof numberConfig>;

/** A WhatsApp Business account: its numbers, its templates, its app's tokens and webhook. */
export const accountConfig = z.object({
  id: digits,
  name: z.string().default("Canang Demo"),
  app: z.object({ id: digits, secret: z.string().min(1), name: z.string().default("Canang") }),
  tokens: z.array(z.object({ token: z.string().min(1), scopes: z.array(z.string()).optional() })).min(1),
  numbers: z.array(numberConfig).min(1),
  /** Of the whole portfolio: TIER_250, TIER_2K, TIER_10K, TIER_100K, TIER_UNLIMITED. */
  messagingLimit: z.string().default("TIER_2K"),
  currency: z.string().default("MYR"),
  /** As the list of templates answers them; an id is made. */
  templates: z.array(z.record(z.string(), z.unknown())).default([]),
  callbackUrl: url.nullable().default(null),
  verifyToken: z.string().default(""),
  subscribed: z.boolean().default(true),
});
export type AccountConfig = z.output<typeof accountConfig>;

export interface WhatsAppSimulatorOptions {
  /** 0 (default) takes any free port. */
  port?: number;
  host?: string;
  accounts?: z.input<typeof accountConfig>[];
  /** Time from one status of a message to the next: fixed by the number, between these two. */
  delayMs?: [min: number, max: number];
  latencyMs?: number;
  /** Pauses before a webhook is repeated that was not answered 200; the last one for good. */
  retryPausesMs?: number[];
  /** Meta says 7 days on one page and 36 hours on another: the shorter. */
  retryForMs?: number;
  /** How many updates go into one POST, and how long the first of them waits for others. */
  batchMax?: number;
  batchWaitMs?: number;
  /** To one person: so many at once, then one in so many milliseconds. */
  pairBurst?: number;
  pairMs?: number;
  /** How long a new or changed template is looked at. */
  reviewMs?: number;
  /** Entries of the ledger kept in full; counts are kept for all. */
  ledgerCap?: number;
}

export type Settings = Required<Omit<WhatsAppSimulatorOptions, "accounts" | "port" | "host">> & {
  accounts: AccountConfig[];
};

const SECOND = 1_000;
const RETRIES = [1, 5, 15, 60, 300, 900, 3_600].map((seconds) => seconds * SECOND);

export function settle(options: WhatsAppSimulatorOptions): Settings {
  return {
    accounts: (options.accounts ?? [demoAccount]).map((account) => accountConfig.parse(account)),
    delayMs: options.delayMs ?? [400, 2_500],
    latencyMs: options.latencyMs ?? 0,
    retryPausesMs: options.retryPausesMs ?? RETRIES,
    retryForMs: options.retryForMs ?? 36 * 3_600 * SECOND,
    batchMax: options.batchMax ?? 100,
    batchWaitMs: options.batchWaitMs ?? 20,
    pairBurst: options.pairBurst ?? 45,
    pairMs: options.pairMs ?? 6 * SECOND,
    reviewMs: options.reviewMs ?? 3 * SECOND,
    ledgerCap: options.ledgerCap ?? 200_000,
  };
}
