import { z } from "zod";

const url = z.string().regex(/^https?:\/\//, "A callback URL begins with http:// or https://.");

/** A login at the simulated gateway. */
export const accountConfig = z.object({
  username: z.string().min(1),
  password: z.string().default(""),
  credits: z.number().int().min(0).default(0),
  /** "Delivery Status API URL" of the gateway's System Settings. */
  deliveryStatusUrl: url.nullable().default(null),
  /** "Incoming SMS API URL" of the same page. */
  incomingUrl: url.nullable().default(null),
  /** Who may receive credits from this account; null = every other account. */
  customers: z.array(z.string()).nullable().default(null),
  /** The gateway's own number: `Sender` of reports, `ShortCode` of what comes in. */
  gatewayNumber: z.string().regex(/^\d+$/).default("60162990000"),
});
export type AccountConfig = z.output<typeof accountConfig>;

export interface SimulatorOptions {
  /** 0 (default) takes any free port. */
  port?: number;
  host?: string;
  accounts?: z.input<typeof accountConfig>[];
  /** Time from acceptance to a report: fixed by the number, between these two. */
  delayMs?: [min: number, max: number];
  /** Time between acceptance and answer of every call. */
  latencyMs?: number;
  /** Pauses before a callback is repeated that did not answer 200. */
  retryPausesMs?: number[];
  /** Body of creditsLeft.aspx, which the specification leaves open. */
  creditsLeftFormat?: string;
  /** Whether a refused call uses up its seqno, which the specification leaves open. */
  refusedUsesSeqno?: boolean;
  /**
   * Besides the numbers that always answer (12, 13), now and then one that was asked a question.
   */
  chatter?: boolean;
  /** Entries of the ledger kept in full; counts per number are kept for all. */
  ledgerCap?: number;
}

export type Settings = Required<Omit<SimulatorOptions, "accounts" | "port" | "host">> & {
  accounts: AccountConfig[];
};

const DEMO_ACCOUNTS: z.input<typeof accountConfig>[] = [
  {
    username: "canang-demo",
    password: "demo-password",
    credits: 50_000,
    customers: ["kedai-siti", "ahmad-trading", "restoran-murugan", "klinik-lim"],
  },
  { username: "kedai-siti", password: "kedai-siti-password", credits: 320 },
  { username: "ahmad-trading", password: "ahmad-trading-password", credits: 1_150 },
  { username: "restoran-murugan", password: "restoran-murugan-password", credits: 75 },
  { username: "klinik-lim", password: "klinik-lim-password", credits: 0 },
];

export function settle(options: SimulatorOptions): Settings {
  return {
    accounts: (options.accounts ?? DEMO_ACCOUNTS).map((account) => accountConfig.parse(account)),
    delayMs: options.delayMs ?? [400, 2_500],
    latencyMs: options.latencyMs ?? 0,
    retryPausesMs: options.retryPausesMs ?? [1_000, 5_000, 15_000],
    creditsLeftFormat: options.creditsLeftFormat ?? "Credit Used: {used} Credit Left: {left}",
    refusedUsesSeqno: options.refusedUsesSeqno ?? false,
    chatter: options.chatter ?? false,
    ledgerCap: options.ledgerCap ?? 200_000,
  };
}
