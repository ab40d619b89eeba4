import type { LedgerCall, LedgerMessage } from "@/lib/programs/simulator/ledger";

export const DEMO_ACCOUNT = "canang-demo";

export interface Ledger {
  messages: LedgerMessage[];
  calls: LedgerCall[];
  counts: Record<string, { accepted: number; calls: number }>;
}

/** Scripts of lib/programs/simulator/README.md: what the gateway does wrong from now on. */
export interface Script {
  rules?: { match?: Record<string, unknown>; action: Record<string, unknown>; times?: number }[];
  reports?: Record<string, unknown>;
}

/** The simulated gateway's control desk. */
export const simulator = {
  script: (script: Script) => control("POST", "/script", script),
  clearScript: () => control("DELETE", "/script"),
  /** `{ delayMs: [least, most], latencyMs, chatter }`, any of them. */
  settings: (settings: { delayMs?: [number, number]; latencyMs?: number; chatter?: boolean }) =>
    control("POST", "/settings", settings),
  /** Adds a login at the gateway, or changes the named fields of one. */
  account: (account: Record<string, unknown>) => control("POST", "/accounts", account),
  credits: (credits: number, username = DEMO_ACCOUNT) => control("POST", "/credits", { username, credits }),
  inbound: (inbound: { sender: string; text: string; account?: string; shortCode?: string }) =>
    control("POST", "/inbound", { account: DEMO_ACCOUNT, ...inbound }),
  /** Calls the incoming URL with the query as it stands, byte for byte. */
  inboundQuery: (rawQuery: string) =>
    control("POST", "/inbound", { account: DEMO_ACCOUNT, sender: "", rawQuery }),
  report: (report: { msgId: string; status: number | string; account?: string }) =>
    control("POST", "/report", report),
  accounts: () => control<{ username: string; credits: number }[]>("GET", "/accounts"),
  /** What was taken and asked, for one number or for all. */
  ledger: (filter: Partial<Record<"account" | "page" | "mobile" | "seqno" | "limit", string>> = {}) =>
    control<Ledger>("GET", `/ledger?${new URLSearchParams({ limit: "100000", ...filter })}`),
  /** How often the gateway took a text for a number. */
  async timesTexted(phone: string): Promise<number> {
    return (await simulator.ledger({ mobile: phone })).counts[phone]?.accepted ?? 0;
  },
};

async function control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${process.env.E2E_SIMULATOR_URL}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(`${method} /control${path}: ${answer.error}`);
  return answer;
}
