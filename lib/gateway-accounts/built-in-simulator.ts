import "server-only";
import { openCallbackUrls } from "@/lib/callback-tokens/callback-token";
import type { CallbackUrls } from "@/lib/callback-tokens/callback-urls.view";
import { passwordBinding } from "@/lib/gateway-accounts/gateway-account-row";
import { sql } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";
import { openSecret } from "@/lib/platform/secrets";
import { simulatedGatewayUrl, simulatorUrl } from "@/lib/platform/simulator-url";

/** It runs on this machine or not at all, so it answers at once or never. */
const PATIENCE_MILLIS = 1_000;
/** What a login that is not one of the simulator's own begins with. */
const SIMULATED_CREDITS = 1_000;

/**
 * Whether a gateway account may be had there: it runs, and this installation lets a gateway have a
 * private address.
 */
export async function isSimulatorOffered(): Promise<boolean> {
  if (!environment().allowPrivateGateways) return false;
  try {
    return (await ask<{ ok?: boolean }>(simulatorUrl(), "GET", "health")).ok === true;
  } catch {
    return false;
  }
}

export interface SimulatedLogin {
  username: string;
  password: string;
  callbacks?: CallbackUrls;
}

/**
 * Makes the login known to the simulator, or tells it where to call; credits that a known login has
 * stay.
 */
export async function tellSimulator(login: SimulatedLogin, base = simulatorUrl()): Promise<void> {
  const { username, password, callbacks } = login;
  const known = await ask<{ username: string }[]>(base, "GET", "accounts");
  await ask(base, "POST", "accounts", {
    username,
    password,
    ...(known.some((account) => account.username === username)
      ? {}
      : { credits: SIMULATED_CREDITS, customers: [] }),
    ...(callbacks
      ? { deliveryStatusUrl: callbacks.deliveryReports, incomingUrl: callbacks.inboundMessages }
      : {}),
  });
}

/**
 * Every account of this installation at its simulator: that keeps nothing over a restart, so it is
 * told each time it starts.
 */
export async function tellSimulatorAll(base: string): Promise<void> {
  const accounts = await sql.query<{
    id: string;
    username: string;
    cipher: string;
    tokenId: string;
    tokenCipher: string;
  }>(
    `SELECT a.id, a.username, a.password_cipher AS cipher, t.id AS "tokenId", t.token_cipher AS "tokenCipher"
     FROM gateway_account a CROSS JOIN LATERAL (SELECT id, token_cipher FROM callback_token
       WHERE gateway_account_id = a.id AND expires_at IS NULL ORDER BY created_at DESC LIMIT 1) AS t
     WHERE a.base_url = $1 AND a.archived_at IS NULL`,
    [simulatedGatewayUrl(base)],
  );
  for (const { id, username, cipher, tokenId, tokenCipher } of accounts)
    await tellSimulator(
      {
        username,
        password: openSecret(cipher, passwordBinding(id)),
        callbacks: openCallbackUrls({ id: tokenId, tokenCipher }),
      },
      base,
    );
}

async function ask<T>(base: string, method: "GET" | "POST", what: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${base}/control/${what}`, {
    method,
    redirect: "error",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MILLIS),
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`The simulator refused ${what}: HTTP ${answer.status}.`);
  return (await answer.json()) as T;
}
