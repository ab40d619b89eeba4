import { z } from "zod";
import type { CallbackUrls } from "@/lib/callback-tokens/callback-urls.view";
import type { RefusalReason } from "@/lib/core/gateway-answer";
import type { Told } from "@/lib/core/kept-sentence";
import { PAUSE_REASONS } from "@/lib/core/pause-reason";
import type { BalanceChoice, CheckResult } from "@/lib/gateways/balance.view";

/** What the gateway last said. Unknown is null, never zero. */
export const balanceViewSchema = z.object({
  used: z.int().nullable(),
  remaining: z.int().nullable(),
  checkedAt: z.iso.datetime().nullable(),
});
export type BalanceView = z.infer<typeof balanceViewSchema>;

/** A login at the gateway, without its password. */
export const gatewayAccountViewSchema = z.object({
  id: z.uuid(),
  label: z.string(),
  baseUrl: z.string(),
  username: z.string(),
  kind: z.string(),
  settings: z.record(z.string(), z.unknown()).describe("What only this kind of gateway has."),
  bulkBatchSize: z.int(),
  maxConnections: z.int(),
  maxPerSecond: z.int().nullable(),
  status: z.enum(["active", "paused"]),
  pausedReason: z.enum(PAUSE_REASONS).nullable(),
  pausedAt: z.iso.datetime().nullable(),
  isDefault: z.boolean(),
  allowedAddresses: z.array(z.string()),
  lowBalanceAt: z.int().nullable(),
  balance: balanceViewSchema,
  /** Why the last reading failed, in words. */
  balanceError: z.string().nullable().describe("Why the last reading failed, in words."),
  /** Campaigns that wait for this account to be resumed. */
  pausedCampaigns: z.int().describe("Campaigns that wait for this account to be resumed."),
  number: z
    .object({
      number: z.string(),
      name: z.string(),
      quality: z.string().describe("GREEN, YELLOW, RED, or empty where it is not told."),
      state: z.string(),
      tier: z.string().describe("With how many people it may begin within 24 hours, as WhatsApp writes it."),
      peopleLimit: z.int().nullable().describe("The same as a number; null: no limit, or not told."),
      blocked: z.string().describe("Why WhatsApp lets nothing go out, in its words; empty: nothing."),
      toldAt: z.iso.datetime().nullable(),
      problem: z.string().nullable().describe("Why the last asking brought nothing."),
    })
    .optional()
    .describe("What WhatsApp last said of the number, once it was asked."),
});
export type GatewayAccountView = z.infer<typeof gatewayAccountViewSchema>;

/** An account that goes on. */
export const resumedAccountSchema = z.object({
  status: z.literal("active"),
  /** Null where its gateway tells no balance. */
  remaining: z.int().nullable().describe("Credits left; null where its gateway tells no balance."),
  campaigns: z.int().describe("Campaigns that go on with it."),
});

/** What a test of a login came to. */
export interface GatewayTestView {
  ok: boolean;
  /** The address that answered. */
  baseUrl: string | null;
  used: number | null;
  remaining: number | null;
  /** Why the gateway refused the login; null when it did not. */
  reason: RefusalReason | null;
  code: string | null;
  told: Told;
  /** The answer as it came. */
  answer: string;
  /** Every way to read it, when there are several: the balance is unknown until one is chosen. */
  choices: BalanceChoice[];
  /** What it says of the number that it sends from; null where it has none. */
  facts: CheckResult["facts"];
}

/** One pair of callback URLs: the current one, or an older one that still counts for a while. */
export interface CallbackTokenView {
  id: string;
  urls: CallbackUrls;
  createdAt: string;
  expiresAt: string | null;
  lastReportAt: string | null;
  lastInboundAt: string | null;
}

export interface CallbackCallView {
  id: string;
  kind: "report" | "inbound";
  at: string;
  ip: string | null;
  raw: string;
  /** What became of it, in words. */
  result: string;
}

export interface CallbackRejectionView {
  id: string;
  kind: string;
  at: string;
  ip: string | null;
  raw: string;
  reason: string;
  replayedAt: string | null;
}

/** Everything the callback doctor shows about one account. */
export interface CallbackDoctorView {
  account: { id: string; label: string; allowedAddresses: string[] };
  current: CallbackTokenView | null;
  older: CallbackTokenView[];
  /** The pair that the gateway called last; null before the first call. */
  lastUsedId: string | null;
  calls: CallbackCallView[];
  rejections: CallbackRejectionView[];
}
