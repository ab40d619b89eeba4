import type { PauseReason } from "@/lib/gateway-accounts/gateway-account.rules";

/** What creditsLeft last said. Unknown is null, never zero. */
export interface BalanceView {
  used: number | null;
  remaining: number | null;
  checkedAt: string | null;
}

/** A login at the gateway, without its password. */
export interface GatewayAccountView {
  id: string;
  label: string;
  baseUrl: string;
  username: string;
  method: "post" | "get";
  unicodePage: boolean;
  bulkBatchSize: number;
  maxConnections: number;
  maxPerSecond: number | null;
  status: "active" | "paused";
  pausedReason: PauseReason | null;
  pausedAt: string | null;
  isDefault: boolean;
  allowedAddresses: string[];
  lowBalanceAt: number | null;
  balance: BalanceView;
  /** Why the last reading failed, in words. */
  balanceError: string | null;
  /** Campaigns that wait for this account to be resumed. */
  pausedCampaigns: number;
}

/** What a test of a login came to. */
export interface GatewayTestView {
  ok: boolean;
  /** The address that answered. */
  baseUrl: string | null;
  used: number | null;
  remaining: number | null;
  code: string | null;
  message: string;
}

export interface CallbackUrls {
  deliveryReports: string;
  inboundMessages: string;
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
  calls: CallbackCallView[];
  rejections: CallbackRejectionView[];
}
